package dev.baton.watch;

import java.util.List;

/** URLs of the queues that leads travel on. */
record Queues(String enrich, String score, String assign, String deliver) {
    /** Where a lead without an outcome may be. */
    List<String> beforeOutcome() {
        return List.of(enrich, score, assign);
    }
}
