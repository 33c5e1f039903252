package dev.baton.playbook;

import java.util.function.Supplier;

/**
 * What came of holding a matcher against a lead.
 *
 * @param words puts the reason into words; most are never asked for
 */
record Match(boolean matched, Supplier<String> words) {
    /** What made it match, or the first thing that did not. */
    String why() {
        return words.get();
    }
}
