/** Scoring and routing by the active playbook. */
@NullMarked
package dev.baton.score;

import org.jspecify.annotations.NullMarked;
