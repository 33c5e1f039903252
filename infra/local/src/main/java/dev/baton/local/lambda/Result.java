package dev.baton.local.lambda;

import java.time.Duration;

/** How an invocation ended. */
public sealed interface Result {
    /** The function answered, with JSON. */
    record Answered(String payload) implements Result {}

    /** The function threw; {@code error} is the runtime's JSON about it. */
    record Failed(String error) implements Result {}

    /** The function's process ended, or did not start. */
    record Crashed(String reason) implements Result {}

    /** The function took longer than the template allows, and was ended. */
    record TimedOut(Duration after) implements Result {}

    /** What happened, on one line, without the payload. */
    default String summary() {
        return switch (this) {
            case Answered answered -> "answered " + answered.payload().length() + " characters";
            case Failed failed ->
                "failed: " + failed.error().lines().findFirst().orElse("");
            case Crashed crashed -> "crashed: " + crashed.reason();
            case TimedOut late -> "was ended after " + late.after().toSeconds() + " s";
        };
    }
}
