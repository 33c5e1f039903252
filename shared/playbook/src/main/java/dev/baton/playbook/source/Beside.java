package dev.baton.playbook.source;

import java.util.Optional;

/** Gives the text of a file beside the playbook. */
@FunctionalInterface
interface Beside {
    /** The text; nothing if it cannot be had, which {@code findings} then tell at {@code at}. */
    Optional<String> text(String name, Place at, Findings findings);
}
