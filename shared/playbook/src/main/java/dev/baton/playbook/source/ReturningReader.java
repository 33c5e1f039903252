package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.roster.Pool.Continuity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads who of a pool gets the next lead of a company or a person that was there before, and who is for which lead. */
final class ReturningReader {
    static final Set<String> KEYS = Set.of("same-company-within", "same-company-counts", "same-person-within", "match");

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Section section;
    private final Findings findings;

    ReturningReader(Section section, Findings findings) {
        this.section = section;
        this.findings = findings;
    }

    Continuity continuity() {
        Duration company = section.text("same-company-within").map(this::period).orElse(Duration.ZERO);
        Optional<Duration> person = section.text("same-person-within").map(this::period);
        boolean counts = section.flag("same-company-counts");
        if (section.has("same-company-counts") && !section.has("same-company-within")) {
            findings.warning(
                    section.at("same-company-counts"),
                    "no lead goes to its company's rep here, so none can count",
                    "add same-company-within: 120 days");
        }
        return new Continuity(company, counts, person);
    }

    /** {@code match}: a member's attribute, and the lead's field that it is held against. */
    Map<String, String> match(List<PoolReader.Select> places) {
        Map<String, String> match = new TreeMap<>();
        Optional<Node> node = section.node("match");
        if (node.isEmpty()) {
            return match;
        }
        if (!(node.get() instanceof Node.Block block) || block.entries().isEmpty()) {
            findings.error(
                    node.get().at(),
                    "match should say what a member must have for which field of the lead",
                    "like {speaks: language, product: product}");
            return match;
        }
        for (Node.Entry entry : block.entries()) {
            Section.text(entry.value(), entry.key(), findings).ifPresent(text -> {
                String field = text.text().strip();
                if (!known(field)) {
                    findings.error(text.at(), Say.quoted(field) + " is no field of a lead", Hint.of(field, fields()));
                } else {
                    match.put(entry.key(), field);
                    places.add(new PoolReader.Select(entry.key(), field, entry.at()));
                }
            });
        }
        return match;
    }

    private static boolean known(String field) {
        return fields().contains(field)
                || (field.startsWith(Field.ATTRIBUTE) && field.length() > Field.ATTRIBUTE.length());
    }

    private static Set<String> fields() {
        Set<String> names = new TreeSet<>(Set.of("segment", "territory"));
        List.of(Field.values()).forEach(field -> names.add(field.word()));
        return names;
    }

    private Duration period(Node.Text text) {
        Optional<Duration> period =
                Amounts.period(text.text()).filter(d -> d.compareTo(SHORTEST) >= 0 && d.compareTo(LONGEST) <= 0);
        if (period.isEmpty()) {
            findings.error(
                    text.at(),
                    Say.quoted(text.text()) + " is not a time to look back",
                    "from 1 hour to 366 days, like 120 days");
        }
        return period.orElse(SHORTEST);
    }
}
