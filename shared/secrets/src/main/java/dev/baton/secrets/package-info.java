/** Secrets by reference, so that none stands in an environment or a template. */
@NullMarked
package dev.baton.secrets;

import org.jspecify.annotations.NullMarked;
