/** Tests of the template and of the local run. */
@NullMarked
package dev.baton.local;

import org.jspecify.annotations.NullMarked;
