/**
 * What the proof puts inside a function's process, by its class path alone: faults that the local engines never raise, and a meter. The
 * functions know nothing of it. It does nothing unless its environment variables are set.
 */
@NullMarked
package dev.baton.proof.inside;

import org.jspecify.annotations.NullMarked;
