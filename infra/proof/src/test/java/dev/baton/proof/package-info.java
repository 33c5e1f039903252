/** Baton as a whole, seen from outside. */
@NullMarked
package dev.baton.proof;

import org.jspecify.annotations.NullMarked;
