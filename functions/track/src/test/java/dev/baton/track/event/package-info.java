/** What events say. */
@NullMarked
package dev.baton.track.event;

import org.jspecify.annotations.NullMarked;
