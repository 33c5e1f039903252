/** When people work: weeks, holidays, zones, and how much working time lies between two moments. Pure; needs the JDK only. */
@NullMarked
package dev.baton.roster.hours;

import org.jspecify.annotations.NullMarked;
