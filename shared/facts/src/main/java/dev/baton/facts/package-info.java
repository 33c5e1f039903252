/** What follows from a lead and from what was read about it. Pure; the data is read from resources when it is first needed. */
@NullMarked
package dev.baton.facts;

import org.jspecify.annotations.NullMarked;
