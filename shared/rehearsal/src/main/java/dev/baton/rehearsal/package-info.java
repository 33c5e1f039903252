/**
 * The rehearsal: a lead as a person writes it, taken through the code that decides for real, with nothing stored and nobody told. Pure;
 * time is passed in.
 */
@NullMarked
package dev.baton.rehearsal;

import org.jspecify.annotations.NullMarked;
