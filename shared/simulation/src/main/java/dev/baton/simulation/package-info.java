/**
 * What a playbook would have done: leads come in and are closed, people go home and come back, all in simulated time. It decides nothing
 * itself; {@link dev.baton.playbook.Playbook} judges and {@link dev.baton.roster.Assigner} picks, as in the functions. Pure: the same
 * history gives the same answer.
 */
@NullMarked
package dev.baton.simulation;

import org.jspecify.annotations.NullMarked;
