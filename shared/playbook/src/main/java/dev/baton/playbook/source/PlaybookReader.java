package dev.baton.playbook.source;

import dev.baton.playbook.Matcher;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rejection;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.Segments;
import dev.baton.playbook.Table;
import dev.baton.roster.Fallback;
import dev.baton.roster.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a whole playbook, and gathers every problem on the way. */
final class PlaybookReader {
    private static final Set<String> KNOWN = Set.of(
            "playbook",
            "include",
            "owner",
            "route-when",
            "segments",
            "territories",
            "named-accounts",
            "reject",
            "score",
            "routes",
            "pools",
            "fallback",
            "hours",
            "tests");
    private static final int MOST_RULES = 1_000;

    private final Draft draft;
    private final Findings findings;
    private final Beside files;

    PlaybookReader(Findings findings, Beside files) {
        this.draft = new Draft(findings);
        this.findings = findings;
        this.files = files;
    }

    /**
     * A playbook and the places in its file; of use only while there is no error.
     *
     * @param references every name that was used for something
     * @param stated where each condition stands; the very object counts, not its value
     * @param tablesSound whether the tables were read without an error
     */
    record Placed(
            Playbook playbook,
            List<Table> tables,
            List<RouteReader.Placed> routes,
            Map<String, PoolReader.Placed> pools,
            Set<String> territories,
            List<Draft.Reference> references,
            Map<Matcher, Draft.Stated> stated,
            Place territoriesAt,
            boolean tablesSound,
            List<TestCase> tests) {}

    Optional<Placed> read(Node root) {
        return Section.of(root, "a playbook", findings, KNOWN, Set.of()).map(this::playbook);
    }

    private Placed playbook(Section section) {
        Conditions conditions = new Conditions(draft);
        String name = words(section.requiredText("playbook", "its name"));
        String owner = words(section.text("owner"));
        RouteWhen routeWhen = new RouteWhenReader(findings).read(section.node("route-when"));
        Segments segments = section.node("segments")
                .map(new SegmentReader(findings, conditions)::read)
                .orElse(Segments.NONE);
        long errors = findings.errors();
        Optional<TerritoryReader.Read> territories =
                section.node("territories").flatMap(new TerritoryReader(findings, files)::read);
        boolean tablesSound = findings.errors() == errors;
        Optional<NamedAccountReader.Read> namedAccounts =
                section.node("named-accounts").flatMap(new NamedAccountReader(draft, files)::read);
        List<Rejection> rejections = rejections(section, conditions);
        Optional<Scoring> scoring = section.node("score").flatMap(new ScoreReader(draft, conditions)::read);
        section.required("routes", "a list of routes, tried from the top");
        List<RouteReader.Placed> routes = new RouteReader(draft, conditions).read(section.node("routes"));
        Map<String, PoolReader.Placed> pools = new PoolReader(draft).read(section.node("pools"));
        Fallback fallback = fallback(section, owner);
        Map<String, Pool> plain = new LinkedHashMap<>();
        pools.forEach((id, placed) -> plain.put(id, placed.pool()));
        Playbook playbook = new Playbook(
                name,
                owner,
                routeWhen,
                segments,
                territories.map(TerritoryReader.Read::territories),
                namedAccounts.map(NamedAccountReader.Read::namedAccounts),
                rejections,
                scoring,
                routes.stream().map(RouteReader.Placed::route).toList(),
                plain,
                fallback,
                section.node("hours").flatMap(node -> new HoursReader(findings).read(node, "hours")));
        return new Placed(
                playbook,
                Stream.concat(
                                territories.stream().map(TerritoryReader.Read::table),
                                namedAccounts.stream().map(NamedAccountReader.Read::table))
                        .toList(),
                routes,
                pools,
                territories.map(TerritoryReader.Read::names).orElse(Set.of()),
                draft.references(),
                draft.stated(),
                section.at("territories"),
                tablesSound,
                new TestCaseReader(draft, playbook).read(section.node("tests")));
    }

    private List<Rejection> rejections(Section section, Conditions conditions) {
        List<Rejection> rejections = new ArrayList<>();
        for (Node node : Lists.of(section.node("reject"), "reject", MOST_RULES, findings)) {
            Section.of(node, "a rejection", findings, Set.of("when", "why"), Set.of())
                    .ifPresent(rule -> {
                        Matcher when = conditions.required(rule, Conditions.Scope.SCORE, "the leads that are none");
                        rejections.add(
                                new Rejection(when, words(rule.requiredText("why", "a few words that say why"))));
                    });
        }
        return rejections;
    }

    private Fallback fallback(Section section, String owner) {
        Optional<Section> fallback = section.required(
                        "fallback", "where a lead goes when everything else fails: {salesforce-queue: ..., tell: ...}")
                .flatMap(node -> Section.of(node, "fallback", findings, Set.of("salesforce-queue", "tell"), Set.of()));
        String queue =
                words(fallback.flatMap(f -> f.requiredText("salesforce-queue", "the queue's name in Salesforce")));
        Optional<Node.Text> tell = fallback.flatMap(f -> f.text("tell"));
        tell.filter(text -> !text.text().contains("@"))
                .ifPresent(text -> findings.error(text.at(), Say.quoted(text.text()) + " is no e-mail address"));
        return new Fallback(queue, tell.map(text -> text.text().strip()).orElse(owner));
    }

    private static String words(Optional<Node.Text> text) {
        return text.map(t -> t.text().strip()).orElse("");
    }
}
