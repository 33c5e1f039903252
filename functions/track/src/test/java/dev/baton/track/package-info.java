/** What became of each lead, and that no order of news changes it. */
@NullMarked
package dev.baton.track;

import org.jspecify.annotations.NullMarked;
