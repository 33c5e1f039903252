@NullMarked
package dev.baton.standin;

import org.jspecify.annotations.NullMarked;
