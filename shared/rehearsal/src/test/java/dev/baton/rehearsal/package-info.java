@NullMarked
package dev.baton.rehearsal;

import org.jspecify.annotations.NullMarked;
