/** Assign: who gets a lead. It reads, asks the pure core, and writes one transaction with everything that follows from the decision. */
@NullMarked
package dev.baton.assign;

import org.jspecify.annotations.NullMarked;
