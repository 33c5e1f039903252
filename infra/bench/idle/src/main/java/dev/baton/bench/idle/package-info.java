/** Stages that do nothing: packaged and wired as the real ones are, they pass on what they get, unread. */
@NullMarked
package dev.baton.bench.idle;

import org.jspecify.annotations.NullMarked;
