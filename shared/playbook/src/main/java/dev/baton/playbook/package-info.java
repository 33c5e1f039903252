/**
 * The playbook as it runs: segments, score, routes and pools, and the judgement of one lead. Pure: values in, values out, with the time
 * passed in. Nothing here reads a file; {@code dev.baton.playbook.source} does.
 */
@NullMarked
package dev.baton.playbook;

import org.jspecify.annotations.NullMarked;
