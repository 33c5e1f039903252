/** A stand-in for Quarkus' handler. */
@NullMarked
package io.quarkus.amazon.lambda.runtime;

import org.jspecify.annotations.NullMarked;
