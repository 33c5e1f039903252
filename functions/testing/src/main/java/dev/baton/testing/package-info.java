/** What functions are tested with: real engines, fresh tables and queues, sample leads. */
@NullMarked
package dev.baton.testing;

import org.jspecify.annotations.NullMarked;
