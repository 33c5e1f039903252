@NullMarked
package dev.baton.cli.describe;

import org.jspecify.annotations.NullMarked;
