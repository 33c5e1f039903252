/** {@code make bench}: how fast a lead travels, what it costs and how quickly functions start, measured on the packaged functions. */
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
