/** Packaged functions in processes of their own, each behind a Lambda Runtime API. */
@NullMarked
package dev.baton.local.lambda;

import org.jspecify.annotations.NullMarked;
