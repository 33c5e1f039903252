package dev.baton.cli;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.normal.Problem;
import dev.baton.playbook.Explanation;
import dev.baton.roster.Snapshot;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One rehearsed lead for a person: as {@link LeadPage}, and what a stored decision does not say. */
final class ExplainPage {
    private final Page page;
    private final ZoneId zone;
    private final boolean all;

    ExplainPage(Page page, ZoneId zone, boolean all) {
        this.page = page;
        this.zone = zone;
        this.all = all;
    }

    void write(Rehearsing with, Rehearsing.Explained explained, Optional<LeadId> beingDecided, List<Problem> problems) {
        var rehearsed = explained.decided();
        var decision = rehearsed.decision();
        boolean picks = with.roster().isPresent();
        page.line(title(rehearsed.lead()) + ": " + result(rehearsed.verdict(), rehearsed.outcome(), picks));
        page.value("playbook", with.rehearsal().playbook().name() + ", " + with.playbookFrom());
        page.value("roster", with.rosterFrom());
        page.value("decided", Shown.time(rehearsed.at(), zone));
        beingDecided.ifPresent(first -> page.value(
                "waits for", "this person's earlier lead " + first + ", which is being decided, two minutes at most"));
        new LeadPage(page, zone).received(rehearsed.lead());
        problems.forEach(problem -> page.value("not used", problem.field() + ": " + problem.detail()));
        page.heading("What is known");
        LeadPage.facts(rehearsed.facts(), zone).forEach(fact -> page.value(fact.getKey(), fact.getValue()));
        because(explained.because(), rehearsed.verdict());
        page.heading("The decision");
        if (picks) {
            new DecisionPage(page, zone).write(decision);
            places(explained, with.roster().get());
            ifNobody(explained);
        } else {
            new DecisionPage(page, zone).write(rehearsed.verdict());
            page.line("  who gets it is not known: name a --roster");
        }
        if (all) {
            rules(explained.because());
        }
    }

    private static String title(Lead lead) {
        var person = (lead.person().firstName() + " " + lead.person().lastName()).strip();
        var name = person.isEmpty() ? "A lead" : person;
        return lead.company().name().isEmpty()
                ? name
                : name + " of " + lead.company().name();
    }

    private static String result(Verdict verdict, Outcome outcome, boolean picks) {
        if (!picks && verdict instanceof Verdict.Routed routed) {
            return "takes the route " + routed.route() + " to " + routed.pool();
        }
        return switch (outcome) {
            case Outcome.Assigned assigned -> "would be assigned to " + LeadPage.name(assigned.owner());
            case Outcome.Held held -> "would wait in " + held.pool();
            case Outcome.Nurtured nurtured ->
                "would be nurtured" + (nurtured.campaign().isEmpty() ? "" : " in " + nurtured.campaign());
            case Outcome.Rejected rejected -> "would be rejected: " + rejected.why();
        };
    }

    private void because(Explanation because, Verdict verdict) {
        if (!because.territory().isEmpty()) {
            page.value("territory", because.territory() + ": " + because.territoryWhy());
        }
        if (!because.segment().isEmpty()) {
            page.value(
                    "segment",
                    because.segment() + ": " + because.segments().getLast().why());
            if (all) {
                because.segments().stream()
                        .filter(looked -> !looked.matched())
                        .forEach(looked -> page.value("", "not " + looked.name() + ": " + looked.why()));
            }
        }
        for (Explanation.Looked looked : because.rejections()) {
            if (all || looked.matched()) {
                page.value(
                        looked.matched() ? "rejected" : "not rejected",
                        (looked.matched() ? "" : "for " + looked.name() + ": ") + looked.why());
            }
        }
        if (verdict instanceof Verdict.Nurtured nurtured) {
            page.value("nurtured", nurtured.why());
            because.branches().stream()
                    .filter(looked -> !looked.matched())
                    .forEach(looked -> page.value("", "not in " + looked.name() + ": " + looked.why()));
        }
    }

    /** How everybody stood just before. */
    private void places(Rehearsing.Explained explained, Snapshot before) {
        explained.places().forEach((pool, places) -> {
            page.heading("In " + pool + ", just before");
            page.table(
                    List.of("  REP", "WEIGHT", "OPEN", "PLACE", "NOW"),
                    places.stream()
                            .map(place -> List.of(
                                    "  " + place.rep(),
                                    String.format(Locale.ROOT, "%.2f", place.weight() / 1000.0),
                                    String.valueOf(before.load(place.rep()).open()),
                                    RosterTurnsCommand.place(place.newcomer(), place.owed()),
                                    place.free() ? "free" : place.refusal()))
                            .toList());
        });
    }

    private void ifNobody(Rehearsing.Explained explained) {
        if (!explained.ifNobody().isEmpty()) {
            page.heading("If nobody were free");
            explained
                    .ifNobody()
                    .forEach(step -> page.line("  " + Shown.time(step.at(), zone) + "  " + step(step.outcome())));
        }
    }

    private String step(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Held held ->
                "waits in " + held.pool() + " until " + Shown.time(held.until(), zone) + ": " + held.why();
            case Outcome.Assigned(Owner owner, String _, String why) -> "goes to " + LeadPage.name(owner) + ": " + why;
            case Outcome.Nurtured nurtured -> "nurtured: " + nurtured.why();
            case Outcome.Rejected rejected -> "rejected: " + rejected.why();
        };
    }

    private void rules(Explanation because) {
        page.heading("Every rule");
        page.table(
                List.of("  ", "POINTS", "FOR", "RULE", "WHY"),
                because.rules().stream()
                        .map(rule -> List.of(
                                rule.matched() ? "  yes" : "  no",
                                String.format(Locale.ROOT, "%+d", rule.points()),
                                rule.dimension().name().toLowerCase(Locale.ROOT),
                                rule.name(),
                                rule.why()))
                        .toList());
    }
}
