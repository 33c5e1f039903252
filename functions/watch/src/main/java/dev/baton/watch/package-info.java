/** The backstop: every minute, what is due, lost or stuck. */
@NullMarked
package dev.baton.watch;

import org.jspecify.annotations.NullMarked;
