/** People and turns: reps, pools, capacity, and the pick. Pure: values in, values out, with the time passed in. */
@NullMarked
package dev.baton.roster;

import org.jspecify.annotations.NullMarked;
