package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rejection;
import dev.baton.playbook.Route;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.source.TestCase.Expectation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code tests}: what is expected must be something that there is. */
final class TestCaseReader {
    private static final int MOST = 1_000;
    private static final int MOST_OPEN = 100_000;
    private static final int NAMED_BY = 2;
    private static final int HIGHEST_SCORE = 1_000_000;
    private static final String EXPECT = "expect";
    private static final String LEAD = "lead";
    private static final String NO_ROUTE = "no route";

    /** What a lead can have beside the fields that conditions ask for. */
    private static final Set<String> BESIDE =
            Set.of("signals", "email", "website", "first-name", "last-name", "message");

    private static final Map<String, Expectation> WORDS =
            Arrays.stream(Expectation.values()).collect(Collectors.toMap(Expectation::word, each -> each));

    private final Draft draft;
    private final Findings findings;
    private final Playbook playbook;

    TestCaseReader(Draft draft, Playbook playbook) {
        this.draft = draft;
        this.findings = draft.findings();
        this.playbook = playbook;
    }

    List<TestCase> read(Optional<Node> node) {
        List<TestCase> cases = new ArrayList<>();
        for (Node item : Lists.of(node, "tests", MOST, findings)) {
            Section.of(item, "a test", findings, Set.of("test", LEAD, "at", "away", "open", EXPECT), Set.of())
                    .ifPresent(section -> cases.add(one(section)));
        }
        return cases;
    }

    private TestCase one(Section section) {
        Map<String, List<String>> lead = section.required(LEAD, "the lead's fields, like {country: DE, employees: 300}")
                .map(this::lead)
                .orElse(Map.of());
        List<Node.Text> away = section.texts("away");
        away.forEach(rep -> draft.refer(Draft.Kind.REP, rep));
        Place at = section.at();
        return new TestCase(
                section.text("test").map(text -> text.text().strip()).orElseGet(() -> name(lead)),
                at.file().isEmpty() ? findings.file() : at.file(),
                at.line(),
                at.column(),
                lead,
                section.text("at")
                        .filter(this::isMoment)
                        .map(text -> text.text().strip())
                        .orElse(""),
                away.stream().map(TestCaseReader::id).toList(),
                open(section),
                section.required(EXPECT, "like {route: everyone else, score: 50}")
                        .map(node -> expect(node, section.has("at")))
                        .orElse(Map.of()));
    }

    private static String name(Map<String, List<String>> lead) {
        return lead.values().stream()
                .limit(NAMED_BY)
                .map(values -> String.join(", ", values))
                .collect(Collectors.joining(", "));
    }

    private static String id(Node.Text rep) {
        return rep.text().strip().toLowerCase(Locale.ROOT);
    }

    private boolean isMoment(Node.Text text) {
        boolean moment = Moment.read(text.text(), Instant.EPOCH).isPresent();
        if (!moment && !unknownZone(text, "at")) {
            findings.error(text.at(), "at is " + Say.quoted(text.text()), "like " + Moment.EXAMPLES);
        }
        return moment;
    }

    private boolean unknownZone(Node.Text text, String key) {
        Optional<String> zone = Moment.unknownZone(text.text());
        zone.ifPresent(unknown -> findings.error(
                text.at(),
                key + ": " + Say.quoted(unknown) + " is no time zone",
                Hint.nearest(unknown, ZoneId.getAvailableZoneIds())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("like Europe/Berlin")));
        return zone.isPresent();
    }

    private Map<String, List<String>> lead(Node node) {
        Map<String, List<String>> lead = new LinkedHashMap<>();
        Set<String> known = new TreeSet<>(BESIDE);
        Arrays.stream(Field.values()).map(Field::word).forEach(known::add);
        if (!(node instanceof Node.Block block)) {
            findings.error(node.at(), "lead should be a block of fields, not " + node.shape(), "like {country: DE}");
            return lead;
        }
        for (Node.Entry entry : block.entries()) {
            if (!known.contains(entry.key()) && !entry.key().startsWith(Field.ATTRIBUTE)) {
                findings.error(
                        entry.at(), "a lead has no field " + Say.quoted(entry.key()), Hint.of(entry.key(), known));
            } else {
                lead.put(entry.key(), Section.strings(Section.texts(entry.value(), entry.key(), findings)));
            }
        }
        return lead;
    }

    private Map<String, Integer> open(Section section) {
        Map<String, Integer> open = new HashMap<>();
        Optional<Node> node = section.node("open");
        if (node.isPresent() && node.get() instanceof Node.Block block) {
            for (Node.Entry entry : block.entries()) {
                draft.references()
                        .add(new Draft.Reference(Draft.Kind.REP, entry.key().strip(), entry.at()));
                Section.text(entry.value(), "open", findings).ifPresent(text -> {
                    OptionalInt count = Amounts.whole(text.text(), 0, MOST_OPEN);
                    count.ifPresent(leads -> open.put(entry.key().strip().toLowerCase(Locale.ROOT), leads));
                    if (count.isEmpty()) {
                        findings.error(text.at(), Say.quoted(text.text()) + " is not a whole number of open leads");
                    }
                });
            }
        } else {
            node.ifPresent(other ->
                    findings.error(other.at(), "open should be a block of reps", "like {ana@acme.example: 25}"));
        }
        return open;
    }

    /** @param comes whether it is said when the lead comes */
    private Map<Expectation, String> expect(Node node, boolean comes) {
        Map<Expectation, String> expect = new EnumMap<>(Expectation.class);
        Section.of(node, EXPECT, findings, WORDS.keySet(), Set.of())
                .ifPresent(section -> WORDS.forEach((word, expectation) -> section.text(word)
                        .filter(text -> sensible(expectation, text, comes))
                        .ifPresent(text -> expect.put(
                                expectation, plain(expectation, text.text().strip())))));
        if (node instanceof Node.Block block && block.entries().isEmpty()) {
            findings.error(node.at(), "this test expects nothing", "like {route: everyone else}");
        }
        return expect;
    }

    private boolean sensible(Expectation expectation, Node.Text text, boolean comes) {
        String written = text.text().strip();
        return switch (expectation) {
            case ROUTE ->
                known(text, "route", Stream.concat(playbook.routes().stream().map(Route::name), Stream.of(NO_ROUTE)));
            case POOL, HELD -> known(text, "pool", playbook.pools().keySet().stream());
            case REP -> {
                draft.refer(Draft.Kind.REP, text);
                yield true;
            }
            case SCORE -> number(text, written);
            case GRADE -> known(text, "grade", scoring().flatMap(s -> s.grades().names().stream()));
            case NURTURED ->
                known(
                        text,
                        "campaign",
                        scoring()
                                .flatMap(s -> Stream.concat(
                                        Stream.of(s.campaign()),
                                        s.branches().stream().map(Scoring.Branch::campaign))));
            case REJECTED ->
                known(text, "rejection", playbook.rejections().stream().map(Rejection::why));
            case FALLBACK -> flag(text, written);
            case TOUCH_BY -> touchBy(text, comes);
        };
    }

    /** {@code +50} is 50, and {@code Yes} is true. */
    private static String plain(Expectation expectation, String written) {
        return switch (expectation) {
            case SCORE ->
                Amounts.whole(written, -HIGHEST_SCORE, HIGHEST_SCORE).stream()
                        .mapToObj(Integer::toString)
                        .findFirst()
                        .orElse(written);
            case FALLBACK -> Say.flag(written).map(Object::toString).orElse(written);
            case ROUTE, POOL, REP, GRADE, NURTURED, REJECTED, HELD, TOUCH_BY -> written;
        };
    }

    private Stream<Scoring> scoring() {
        return playbook.scoring().stream();
    }

    private boolean known(Node.Text text, String what, Stream<String> names) {
        Collection<String> all = names.collect(Collectors.toCollection(TreeSet::new));
        boolean known = all.contains(text.text().strip());
        if (!known) {
            findings.error(text.at(), "there is no " + what + " " + Say.quoted(text.text()), Hint.of(text.text(), all));
        }
        return known;
    }

    private boolean number(Node.Text text, String written) {
        boolean number = Amounts.whole(written, -HIGHEST_SCORE, HIGHEST_SCORE).isPresent();
        if (!number) {
            findings.error(text.at(), Say.quoted(written) + " is not a whole number of points");
        }
        return number;
    }

    private boolean flag(Node.Text text, String written) {
        boolean flag = Say.flag(written).isPresent();
        if (!flag) {
            findings.error(text.at(), "fallback is " + Say.quoted(written), "write true or false");
        }
        return flag;
    }

    private boolean touchBy(Node.Text text, boolean comes) {
        String word = Expectation.TOUCH_BY.word();
        boolean known = TouchBy.read(text.text(), Instant.EPOCH).isPresent();
        if (!known && !unknownZone(text, word)) {
            findings.error(text.at(), word + " is " + Say.quoted(text.text()), "like " + TouchBy.EXAMPLES);
        }
        boolean early = TouchBy.isMoment(text.text()) && !comes;
        if (early) {
            findings.error(
                    text.at(),
                    word + " is a moment, and nothing says when the lead comes",
                    "say at, too, or a length of time such as 15 minutes");
        }
        return known && !early;
    }
}
