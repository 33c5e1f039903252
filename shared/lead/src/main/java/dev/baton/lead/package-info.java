/** The lead, and everything that is said about it on its way. Immutable values; nothing here talks to anything. */
@NullMarked
package dev.baton.lead;

import org.jspecify.annotations.NullMarked;
