/** Accepting leads and signals: once, whatever is sent twice or crashes in between. */
@NullMarked
package dev.baton.ingest.intake;

import org.jspecify.annotations.NullMarked;
