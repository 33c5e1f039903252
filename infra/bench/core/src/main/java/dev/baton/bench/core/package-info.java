/** What decides, measured by JMH beside the same by other means. */
@NullMarked
package dev.baton.bench.core;

import org.jspecify.annotations.NullMarked;
