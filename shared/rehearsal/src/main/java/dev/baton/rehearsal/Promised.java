package dev.baton.rehearsal;

import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Sentences;
import dev.baton.playbook.source.TouchBy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The first touch that a test expects to be promised, beside the one that is. */
record Promised(TouchBy expected, Rehearsed came) {
    boolean same() {
        Optional<Instant> due = came.sla().map(Sla.Clock::due);
        return switch (expected) {
            case TouchBy.Nothing() -> due.isEmpty();
            case TouchBy.At at -> due.filter(at.due()::equals).isPresent();
            case TouchBy.After(Duration time) ->
                due.filter(came.at().plus(time)::equals).isPresent();
            case TouchBy.Business(Duration time) ->
                due.isPresent()
                        && terms(came).filter(new Sla.Time(time, true)::equals).isPresent();
        };
    }

    /** What is promised, said as the test says it; empty where nothing is. */
    String words() {
        Optional<Instant> due = came.sla().map(Sla.Clock::due);
        if (due.isEmpty()) {
            return "";
        }
        return switch (expected) {
            case TouchBy.At at -> TouchBy.words(due.get(), at.zone(), came.at());
            case TouchBy.After _ -> Sentences.period(Duration.between(came.at(), due.get()));
            case TouchBy.Nothing _, TouchBy.Business _ ->
                terms(came).map(Sentences::time).orElse("");
        };
    }

    private static Optional<Sla.Time> terms(Rehearsed came) {
        return came.verdict() instanceof Verdict.Routed routed ? routed.sla().map(Sla::firstTouch) : Optional.empty();
    }
}
