package dev.baton.playbook.source;

import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Sla;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code routes}. */
final class RouteReader {
    private static final String ACCOUNT_OWNER = "account-owner";
    private static final String NAMED_ACCOUNT_OWNER = "named-account-owner";
    private static final String ACCOUNT_TEAM = "account-team";
    private static final String REP = "rep";
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 1_000;
    private static final Set<String> MODES = Set.of(Mode.SHADOW.word(), Mode.LIVE.word());

    private final Draft draft;
    private final Findings findings;
    private final Conditions conditions;

    RouteReader(Draft draft, Conditions conditions) {
        this.draft = draft;
        this.findings = draft.findings();
        this.conditions = conditions;
    }

    /**
     * A route and the place of its name.
     *
     * @param sound whether its condition was understood whole
     * @param sla where its SLA stands
     */
    record Placed(Route route, Place at, boolean sound, Place sla) {}

    List<Placed> read(Optional<Node> node) {
        List<Placed> routes = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Node item : Lists.of(node, "routes", MOST, findings)) {
            Optional<Section> section = Section.of(
                    item,
                    "a route",
                    findings,
                    Set.of("route", "when", "any-score", "to", "else", "mode", "sla"),
                    Set.of());
            section.map(this::route).ifPresent(placed -> {
                Place before = seen.putIfAbsent(placed.route().name().toLowerCase(Locale.ROOT), placed.at());
                if (before != null && !placed.route().name().isEmpty()) {
                    findings.error(
                            placed.at(),
                            "there are two routes with the name "
                                    + Say.quoted(placed.route().name()),
                            "the first is in " + before.seenFrom(placed.at()));
                }
                routes.add(placed);
            });
        }
        if (node.isPresent()
                && node.get() instanceof Node.Items items
                && items.items().isEmpty()) {
            findings.error(items.at(), "there are no routes", "a playbook has at least one");
        }
        return routes;
    }

    private Placed route(Section section) {
        Optional<Node.Text> name = section.requiredText("route", "its name");
        if (name.isPresent() && name.get().text().strip().length() > LONGEST_NAME) {
            findings.error(name.get().at(), "a route's name has " + LONGEST_NAME + " characters at most");
        }
        int before = findings.count();
        Matcher when = section.node("when")
                .map(node -> conditions.read(node, Conditions.Scope.ROUTE))
                .orElse(Matcher.All.LEADS);
        boolean sound = findings.count() == before;
        Route route = new Route(
                name.map(text -> text.text().strip()).orElse(""),
                when,
                section.flag("any-score"),
                target(section),
                mode(section),
                section.node("sla").flatMap(new SlaReader(findings)::read));
        notForTheQueue(route, section);
        return new Placed(route, name.map(Node.Text::at).orElse(section.at()), sound, section.at("sla"));
    }

    private void notForTheQueue(Route route, Section section) {
        boolean queue = route.to() instanceof Route.ToPool(String pool) && pool.equals(Outcome.FALLBACK);
        if (section.has("to")
                && queue
                && route.sla()
                        .filter(sla -> sla.onBreach() == Sla.OnBreach.REASSIGN)
                        .isPresent()) {
            findings.error(
                    section.at("sla"),
                    "on-breach: reassign has no meaning for a route to fallback, as there is nobody to take a lead from",
                    "tell-manager tells whoever fallback names");
        }
    }

    private Optional<Mode> mode(Section section) {
        Optional<Node.Text> word = section.text("mode");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        String written = word.get().text().strip();
        if (!MODES.contains(written)) {
            findings.error(
                    word.get().at(),
                    "mode is " + Say.quoted(written) + ", which is neither shadow nor live",
                    Hint.of(written, MODES));
            return Optional.empty();
        }
        return Optional.of(Mode.of(written));
    }

    private Route.Target target(Section section) {
        Optional<Node> to = section.required(
                "to",
                "a pool, account-owner, named-account-owner, {account-team: a role}, or {rep: somebody@your.domain}");
        if (to.isEmpty()) {
            return new Route.ToPool(Outcome.FALLBACK);
        }
        if (to.get() instanceof Node.Block) {
            return Section.of(to.get(), "to", findings, Set.of(REP, ACCOUNT_TEAM), Set.of())
                    .map(block -> person(block, section))
                    .orElse(new Route.ToPool(Outcome.FALLBACK));
        }
        Optional<Node.Text> word = Section.text(to.get(), "to", findings);
        if (word.isPresent() && word.get().text().strip().equals(ACCOUNT_OWNER)) {
            return new Route.ToOwner(otherwise(section, "when nobody owns the account, or the owner is not available"));
        }
        if (word.isPresent() && word.get().text().strip().equals(NAMED_ACCOUNT_OWNER)) {
            draft.refer(Draft.Kind.NAMED_ACCOUNTS, word.get());
            return new Route.ToNamedOwner(
                    otherwise(section, "when it is no named account, or the owner is not available"));
        }
        if (section.has("else")) {
            findings.error(
                    section.at("else"),
                    "else has no meaning for a route to a pool",
                    "a pool says itself what happens when nobody is free");
        }
        return new Route.ToPool(word.map(this::pool).orElse(Outcome.FALLBACK));
    }

    private Route.Target person(Section to, Section route) {
        if (to.has(ACCOUNT_TEAM)) {
            if (to.has(REP)) {
                findings.error(to.at(REP), "to names a rep and a role", "keep one");
            }
            return new Route.ToTeam(
                    to.text(ACCOUNT_TEAM).map(text -> text.text().strip()).orElse(""),
                    otherwise(route, "when nobody has that role, or that rep is not available"));
        }
        String rep = to.requiredText(REP, "the rep's e-mail address")
                .map(text -> {
                    draft.refer(Draft.Kind.REP, text);
                    return text.text().strip().toLowerCase(Locale.ROOT);
                })
                .orElse("");
        return new Route.ToRep(rep, otherwise(route, "when the rep is not available"));
    }

    private String otherwise(Section section, String when) {
        return section.requiredText("else", "the pool that picks " + when)
                .map(this::pool)
                .orElse(Outcome.FALLBACK);
    }

    private String pool(Node.Text name) {
        draft.refer(Draft.Kind.POOL_OR_FALLBACK, name);
        return name.text().strip();
    }
}
