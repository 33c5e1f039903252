/** The playbook, the roster and the accounts as people write them: read, checked, every problem told at once. */
@NullMarked
package dev.baton.playbook.source;

import org.jspecify.annotations.NullMarked;
