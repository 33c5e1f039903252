/** The command line: what an operator asks of a stack and tells it. Thin; what decides is in the shared modules. */
@NullMarked
package dev.baton.cli;

import org.jspecify.annotations.NullMarked;
