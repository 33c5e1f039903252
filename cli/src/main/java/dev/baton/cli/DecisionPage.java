package dev.baton.cli;

import dev.baton.lead.Decision;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Score;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.store.Decided;
import dev.baton.store.HeldLead;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One decision for a person: the facts it was made on, the points, the routes tried, who was picked, who was passed over. */
final class DecisionPage {
    private final Page page;
    private final ZoneId zone;

    DecisionPage(Page page, ZoneId zone) {
        this.page = page;
        this.zone = zone;
    }

    /** Writes it. */
    void write(Decided decided, Instant acceptedAt) {
        var decision = decided.decision();
        page.heading("Routing " + decision.routing() + ", decided " + Shown.time(decision.at(), zone) + ", "
                + Shown.length(Duration.between(acceptedAt, decision.at())) + " after it came in, by playbook version "
                + decision.verdict().playbookVersion());
        LeadPage.facts(decided.facts(), zone).forEach(fact -> page.value(fact.getKey(), fact.getValue()));
        write(decision);
    }

    /** Writes what was decided and why, without what it was made from. */
    void write(Decision decision) {
        write(decision.verdict());
        outcome(decision.outcome(), decision.mode());
        decision.sla()
                .ifPresent(clock -> page.line("  first touch due " + Shown.time(clock.due(), zone) + ", "
                        + Shown.length(Duration.between(decision.at(), clock.due())) + " after the assignment"
                        + (clock.reminders().isEmpty() ? "" : reminders(clock))));
        passedOver(decision.passedOver());
    }

    /** Writes what a lead that waits was told so far. */
    void write(HeldLead held) {
        var parking = held.parking();
        page.heading("Routing " + held.routing() + ", waiting since "
                + Shown.time(parking.waited().since(), zone) + ", by playbook version "
                + held.verdict().playbookVersion());
        LeadPage.facts(held.facts(), zone).forEach(fact -> page.value(fact.getKey(), fact.getValue()));
        write(held.verdict());
        page.line("  held in " + parking.pool() + ": " + parking.why());
        parking.first()
                .ifPresent(first -> page.line("  waits for the same person's first lead " + first.lead() + ", until "
                        + Shown.time(first.until(), zone)));
        parking.fault().ifPresent(fault -> page.line("  deciding it failed: " + fault.what()));
    }

    /** Writes what the playbook says. */
    void write(Verdict verdict) {
        switch (verdict) {
            case Verdict.Rejected rejected -> page.value("rejected", rejected.why());
            case Verdict.Nurtured nurtured -> {
                score(nurtured.score());
                tried(nurtured.tried());
            }
            case Verdict.Routed routed -> {
                score(routed.score());
                tried(routed.tried());
                routed.preference().ifPresent(first -> page.value("asked first", first.rep() + ": " + first.why()));
                page.value(
                        "needs",
                        new TreeMap<>(routed.wants())
                                .entrySet().stream()
                                        .map(wish -> wish.getKey() + " " + wish.getValue())
                                        .collect(Collectors.joining(", ")));
            }
        }
    }

    private void score(Score score) {
        page.line("  score " + score.total() + (score.grade().isEmpty() ? "" : ", grade " + score.grade()) + ": fit "
                + score.fit() + ", behaviour " + score.behaviour() + ", intent " + score.intent());
        for (var capped : score.capped()) {
            page.line("    " + word(capped.dimension()) + " was capped: its rules gave " + capped.points() + ", and "
                    + capped.cap() + " count");
        }
        for (var fired : score.fired()) {
            page.line(String.format(
                    Locale.ROOT, "    %+4d %-9s %s", fired.points(), word(fired.dimension()), fired.why()));
        }
    }

    private static String word(Score.Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private void tried(List<Verdict.Tried> tried) {
        if (!tried.isEmpty()) {
            page.line("  routes, in the order tried");
            int widest = tried.stream().mapToInt(t -> t.route().length()).max().orElse(0);
            tried.forEach(t -> page.line("    " + (t.matched() ? "yes " : "no  ") + t.route()
                    + " ".repeat(widest - t.route().length() + 2) + t.why()));
        }
    }

    private void outcome(Outcome outcome, Mode mode) {
        switch (outcome) {
            case Outcome.Assigned assigned ->
                page.line((mode == Mode.SHADOW ? "  in shadow, for " : "  assigned to ")
                        + LeadPage.name(assigned.owner())
                        + (assigned.pool().isEmpty() ? "" : " from " + assigned.pool()) + ": " + assigned.why());
            case Outcome.Held held ->
                page.line("  held in " + held.pool() + " until " + Shown.time(held.until(), zone) + ", then "
                        + held.then() + ": " + held.why());
            case Outcome.Nurtured nurtured ->
                page.line("  nurtured" + (nurtured.campaign().isEmpty() ? "" : " in " + nurtured.campaign()) + ": "
                        + nurtured.why());
            case Outcome.Rejected rejected -> page.line("  rejected: " + rejected.why());
        }
    }

    private String reminders(Sla.Clock clock) {
        return "; reminders "
                + clock.reminders().stream().map(at -> Shown.time(at, zone)).collect(Collectors.joining(", "));
    }

    private void passedOver(List<Outcome.PassedOver> passedOver) {
        if (!passedOver.isEmpty()) {
            page.line("  passed over");
            int widest =
                    passedOver.stream().mapToInt(p -> p.rep().length()).max().orElse(0);
            passedOver.forEach(p ->
                    page.line("    " + p.rep() + " ".repeat(widest - p.rep().length() + 2) + p.why()));
        }
    }
}
