package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Decision;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;

/**
 * What is published of a decision: {@code detail-type} and {@code detail} of an event on the bus. It names the lead by its id alone;
 * nothing of the lead's own fields is in it. Who needs those reads the lead.
 *
 * @param type {@code Lead Assigned}, {@code Lead Held}, {@code Lead Nurtured} or {@code Lead Rejected}
 * @param detail JSON; its form is in {@code events/}
 */
record OutcomeEvent(String type, String detail) {
    /** The event that tells {@code decision}. */
    static OutcomeEvent of(Decision decision) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("leadId", decision.lead().value());
        detail.put("routing", decision.routing());
        detail.put("decidedAt", decision.at().toString());
        detail.put("mode", decision.mode().word());
        String type = outcome(decision.outcome(), detail);
        decision.sla().ifPresent(clock -> detail.put("slaDueAt", clock.due().toString()));
        verdict(decision.verdict(), detail);
        return new OutcomeEvent(type, detail.toString());
    }

    private static String outcome(Outcome outcome, ObjectNode detail) {
        return switch (outcome) {
            case Outcome.Assigned assigned -> {
                detail.put("status", "assigned");
                owner(assigned.owner(), detail.putObject("owner"));
                detail.put("pool", assigned.pool()).put("why", assigned.why());
                yield "Lead Assigned";
            }
            case Outcome.Held held -> {
                detail.put("status", "held").put("pool", held.pool());
                detail.put("until", held.until().toString());
                detail.put("then", held.then()).put("why", held.why());
                yield "Lead Held";
            }
            case Outcome.Nurtured nurtured -> {
                detail.put("status", "nurtured")
                        .put("campaign", nurtured.campaign())
                        .put("why", nurtured.why());
                yield "Lead Nurtured";
            }
            case Outcome.Rejected rejected -> {
                detail.put("status", "rejected").put("why", rejected.why());
                yield "Lead Rejected";
            }
        };
    }

    static void owner(Owner owner, ObjectNode detail) {
        switch (owner) {
            case Owner.Rep rep -> detail.put("rep", rep.id());
            case Owner.Queue queue -> detail.put("queue", queue.name());
            case Owner.User user -> detail.put("user", user.id());
        }
    }

    private static void verdict(Verdict verdict, ObjectNode detail) {
        detail.put("playbookVersion", verdict.playbookVersion());
        switch (verdict) {
            case Verdict.Routed routed -> detail.put("route", routed.route());
            case Verdict.Nurtured nurtured -> {}
            case Verdict.Rejected rejected -> {
                return;
            }
        }
        Score score = verdict.score();
        ObjectNode points = detail.putObject("score")
                .put("fit", score.fit())
                .put("behaviour", score.behaviour())
                .put("intent", score.intent())
                .put("total", score.total());
        if (!score.grade().isEmpty()) {
            points.put("grade", score.grade());
        }
    }
}
