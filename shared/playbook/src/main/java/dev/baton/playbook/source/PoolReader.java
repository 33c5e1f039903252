package dev.baton.playbook.source;

import dev.baton.lead.Outcome;
import dev.baton.roster.Caps;
import dev.baton.roster.Pool;
import dev.baton.roster.Pool.Members;
import dev.baton.roster.Pool.NobodyFree;
import dev.baton.roster.Pool.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code pools}. */
final class PoolReader {
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 1_000;
    private static final int MOST_LEADS = 100_000;
    private static final String UNTIL_NEXT_OPENING = "until-next-opening";
    private static final Duration LONGEST_NIGHT = Duration.ofHours(16);
    private static final int MOST_TIERS = 5;
    private static final Members NOBODY = new Members(Set.of(), Set.of(), Set.of(), Map.of());
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofDays(30);

    private static final Set<String> KEYS = keys();

    private final Draft draft;
    private final Findings findings;

    PoolReader(Draft draft) {
        this.draft = draft;
        this.findings = draft.findings();
    }

    /**
     * A pool and its places.
     *
     * @param selects each value that members are selected by
     * @param matches each attribute that members are held against a lead by, with the lead's field
     * @param then where the pool is named that comes next; the pool's own place if nowhere
     */
    record Placed(Pool pool, Place at, List<Select> selects, List<Select> matches, Place then) {}

    /** A value that members are selected by. */
    record Select(String key, String value, Place at) {}

    Map<String, Placed> read(Optional<Node> node) {
        Map<String, Placed> pools = new LinkedHashMap<>();
        if (node.isEmpty()) {
            return pools;
        }
        if (!(node.get() instanceof Node.Block block)) {
            findings.error(
                    node.get().at(),
                    "pools should be a block of names, not " + node.get().shape());
            return pools;
        }
        if (block.entries().size() > MOST) {
            findings.error(block.at(), "there are " + block.entries().size() + " pools, and " + MOST + " are the most");
            return pools;
        }
        Map<String, String> turns = SharedTurns.resolve(SharedTurns.named(block));
        for (Node.Entry entry : block.entries()) {
            name(entry);
            Section.of(entry.value(), "the pool " + Say.quoted(entry.key()), findings, KEYS, Set.of())
                    .ifPresent(section ->
                            pools.put(entry.key(), pool(entry, section, SharedTurns.of(turns, entry.key()))));
        }
        return pools;
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>(ReturningReader.KEYS);
        keys.addAll(Set.of(
                "members",
                "weights",
                "cap",
                "nobody-free",
                "owner-match-counts",
                "shares-turns-with",
                "strategy",
                "tiers",
                "hours"));
        return keys;
    }

    private void name(Node.Entry entry) {
        String name = entry.key();
        if (name.equals(Outcome.FALLBACK)) {
            findings.error(
                    entry.at(), "fallback is the fallback queue's name and cannot be a pool's", "choose another");
        } else if (!name.matches("[a-z0-9][a-z0-9-]{0," + (LONGEST_NAME - 1) + "}")) {
            findings.error(
                    entry.at(),
                    "the pool's name " + Say.quoted(name) + " has more than lower-case letters, digits and hyphens",
                    "use " + slug(name));
        }
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "a name like sales-team" : slug.substring(0, Math.min(LONGEST_NAME, slug.length()));
    }

    private Placed pool(Node.Entry entry, Section section, Optional<String> shares) {
        List<Select> selects = new ArrayList<>();
        List<Members> tiers = tiers(section, selects);
        List<Place> then = new ArrayList<>();
        NobodyFree nobodyFree = section.node("nobody-free")
                .map(node -> nobodyFree(node, then))
                .orElse(new NobodyFree(Duration.ZERO, Outcome.FALLBACK));
        section.texts("shares-turns-with").forEach(text -> draft.refer(Draft.Kind.POOL, text));
        ReturningReader returning = new ReturningReader(section, findings);
        List<Select> matches = new ArrayList<>();
        Pool pool = new Pool(
                entry.key(),
                tiers.getFirst(),
                weights(section),
                caps(section),
                nobodyFree,
                section.flag("owner-match-counts"),
                shares,
                strategy(section),
                tiers.subList(1, tiers.size()),
                section.node("hours")
                        .flatMap(node ->
                                new HoursReader(findings).read(node, "the hours of " + Say.quoted(entry.key()))),
                returning.continuity(),
                returning.match(matches));
        if (section.has("shares-turns-with") && tiers.size() > 1) {
            findings.error(
                    section.at("shares-turns-with"),
                    "a pool with tiers takes turns within each tier, and cannot share them",
                    "leave one of the two out");
        }
        return new Placed(pool, entry.at(), selects, matches, then.isEmpty() ? entry.at() : then.getFirst());
    }

    /** One at least: the members, or each tier's. */
    private List<Members> tiers(Section section, List<Select> selects) {
        if (!section.has("tiers")) {
            return section.required("members", "who belongs: {team: SDR}, {speaks: de}, {reps: [...]}")
                    .map(node -> List.of(members(node, "members", selects)))
                    .orElse(List.of(NOBODY));
        }
        if (section.has("members")) {
            findings.error(
                    section.at("members"), "a pool has members or tiers, not both", "make members the first tier");
        }
        List<Members> tiers = new ArrayList<>();
        for (Node node : Lists.of(section.node("tiers"), "tiers", MOST_TIERS, findings)) {
            tiers.add(members(node, "a tier", selects));
        }
        return tiers.isEmpty() ? List.of(NOBODY) : tiers;
    }

    private Strategy strategy(Section section) {
        Optional<Node.Text> text = section.text("strategy");
        if (text.isEmpty()) {
            return Strategy.TURNS;
        }
        return switch (text.get().text().strip()) {
            case "round-robin" -> Strategy.TURNS;
            case "least-loaded" -> Strategy.LEAST_LOADED;
            default -> {
                findings.error(
                        text.get().at(),
                        "there is no strategy " + Say.quoted(text.get().text()),
                        Hint.of(text.get().text(), Set.of("round-robin", "least-loaded")));
                yield Strategy.TURNS;
            }
        };
    }

    private Members members(Node node, String what, List<Select> selects) {
        Set<String> teams = new LinkedHashSet<>();
        Set<String> reps = new LinkedHashSet<>();
        Set<String> speaks = new LinkedHashSet<>();
        Map<String, Set<String>> attributes = new HashMap<>();
        if (!(node instanceof Node.Block block) || block.entries().isEmpty()) {
            findings.error(
                    node.at(), what + " should say who belongs", "like {team: SDR} or {reps: [ana@acme.example]}");
            return NOBODY;
        }
        for (Node.Entry entry : block.entries()) {
            Set<String> values = switch (entry.key()) {
                case "team" -> teams;
                case "reps" -> reps;
                case "speaks" -> speaks;
                default -> attributes.computeIfAbsent(entry.key(), _ -> new LinkedHashSet<>());
            };
            boolean lower = entry.key().equals("reps") || entry.key().equals("speaks");
            for (Node.Text text : Section.texts(entry.value(), entry.key(), findings)) {
                String value = lower
                        ? text.text().strip().toLowerCase(Locale.ROOT)
                        : text.text().strip();
                values.add(value);
                selects.add(new Select(entry.key(), value, text.at()));
                if (entry.key().equals("reps")) {
                    draft.refer(Draft.Kind.REP, text);
                } else if (entry.key().equals("speaks")) {
                    Codes.language(value, text.at(), findings);
                }
            }
        }
        return new Members(teams, reps, speaks, attributes);
    }

    private Map<String, Integer> weights(Section section) {
        Map<String, Integer> weights = new HashMap<>();
        Optional<Node> node = section.node("weights");
        if (node.isPresent() && !(node.get() instanceof Node.Block)) {
            findings.error(
                    node.get().at(),
                    "weights should be a block of reps, not " + node.get().shape(),
                    "like {ana@acme.example: 2}");
        }
        if (node.isPresent() && node.get() instanceof Node.Block block) {
            for (Node.Entry entry : block.entries()) {
                draft.references()
                        .add(new Draft.Reference(Draft.Kind.REP, entry.key().strip(), entry.at()));
                Section.text(entry.value(), "a weight", findings).ifPresent(text -> {
                    OptionalInt weight = Amounts.thousandths(text.text());
                    weight.ifPresent(w -> weights.put(entry.key().strip().toLowerCase(Locale.ROOT), w));
                    if (weight.isEmpty()) {
                        findings.error(
                                text.at(),
                                Say.quoted(text.text()) + " is no weight",
                                "above 0 and up to 100, with three decimals at most; 1 is usual");
                    }
                });
            }
        }
        return weights;
    }

    private Caps caps(Section section) {
        return section.node("cap")
                .flatMap(node -> Section.of(node, "cap", findings, Set.of("open", "day", "week"), Set.of()))
                .map(cap -> new Caps(
                        cap.whole("open", 1, MOST_LEADS),
                        cap.whole("day", 1, MOST_LEADS),
                        cap.whole("week", 1, MOST_LEADS)))
                .orElse(Caps.NONE);
    }

    private NobodyFree nobodyFree(Node node, List<Place> thenAt) {
        if (node instanceof Node.Text) {
            String then = Section.text(node, "nobody-free", findings)
                    .map(text -> then(text, thenAt))
                    .orElse(Outcome.FALLBACK);
            return new NobodyFree(Duration.ZERO, then);
        }
        return Section.of(node, "nobody-free", findings, Set.of("hold", "then", "at-most", "look-ahead"), Set.of())
                .map(section -> nobodyFree(section, thenAt))
                .orElse(new NobodyFree(Duration.ZERO, Outcome.FALLBACK));
    }

    private NobodyFree nobodyFree(Section section, List<Place> thenAt) {
        Duration lookAhead = section.text("look-ahead").map(this::period).orElse(Duration.ZERO);
        boolean untilNextOpening = section.node("hold")
                .filter(hold ->
                        hold instanceof Node.Text text && text.text().strip().equals(UNTIL_NEXT_OPENING))
                .isPresent();
        String then = section.requiredText("then", "a pool, or fallback")
                .map(text -> then(text, thenAt))
                .orElse(Outcome.FALLBACK);
        return new NobodyFree(hold(section, untilNextOpening, !lookAhead.isZero()), then, untilNextOpening, lookAhead);
    }

    private String then(Node.Text text, List<Place> thenAt) {
        draft.refer(Draft.Kind.POOL_OR_FALLBACK, text);
        thenAt.add(text.at());
        return text.text().strip();
    }

    private Duration hold(Section section, boolean untilNextOpening, boolean lookAhead) {
        if (untilNextOpening) {
            return section.text("at-most").map(this::period).orElse(LONGEST_NIGHT);
        }
        if (section.has("at-most")) {
            findings.error(
                    section.at("at-most"), "at-most goes with hold: " + UNTIL_NEXT_OPENING, "write the period as hold");
        }
        if (lookAhead && !section.has("hold")) {
            return Duration.ZERO;
        }
        return section.requiredText("hold", "like 30 minutes").map(this::period).orElse(Duration.ZERO);
    }

    private Duration period(Node.Text text) {
        Optional<Duration> period = Amounts.period(text.text())
                .filter(d -> d.compareTo(SHORTEST_HOLD) >= 0 && d.compareTo(LONGEST_HOLD) <= 0);
        if (period.isEmpty()) {
            findings.error(
                    text.at(),
                    Say.quoted(text.text()) + " is not a time to wait",
                    "from 1 minute to 30 days, like 30 minutes or 2 hours");
        }
        return period.orElse(SHORTEST_HOLD);
    }
}
