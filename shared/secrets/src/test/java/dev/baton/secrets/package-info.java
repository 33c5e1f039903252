/** Tests of secrets against a local server that speaks both services' protocol. */
@NullMarked
package dev.baton.secrets;

import org.jspecify.annotations.NullMarked;
