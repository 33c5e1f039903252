/** Telling the world what was decided, once for each routing. */
@NullMarked
package dev.baton.deliver;

import org.jspecify.annotations.NullMarked;
