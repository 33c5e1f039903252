/** Messages between stages. Each carries all that the next stage needs; their JSON Schemas are in {@code events/}. */
@NullMarked
package dev.baton.queue;

import org.jspecify.annotations.NullMarked;
