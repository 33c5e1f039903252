/** Deciding once more what was decided, from what was stored with it. Pure. */
@NullMarked
package dev.baton.playbook.replay;

import org.jspecify.annotations.NullMarked;
