package dev.baton.playbook.source;

import dev.baton.lead.EmailKind;
import dev.baton.playbook.Field;
import dev.baton.playbook.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads conditions ({@code when}), typed by what a lead has. */
final class Conditions {
    private static final String SEGMENT = "segment";
    private static final String TERRITORY = "territory";
    private static final String NAMED_ACCOUNT = "named-account";
    private static final String GRADE = "grade";
    private static final String SIGNAL = "signal";
    private static final String WITHIN = "within";
    private static final String EXPR = "expr";
    private static final String HAS = "has";

    private final Draft draft;
    private final Findings findings;
    private final Expressions expressions;

    Conditions(Draft draft) {
        this.draft = draft;
        this.findings = draft.findings();
        this.expressions = new Expressions(draft.findings());
    }

    /** Where a condition stands: what is known of a lead when it is asked. */
    enum Scope {
        /** The segment is being decided. */
        SEGMENT,
        /** The points are being added up, or not yet. */
        SCORE,
        /** Everything is known. */
        ROUTE;

        boolean knowsSegment() {
            return this != SEGMENT;
        }

        boolean knowsGrade() {
            return this == ROUTE;
        }
    }

    /** A condition that must be there. */
    Matcher required(Section section, Scope scope, String suggestion) {
        return section.required("when", suggestion)
                .map(node -> read(node, scope))
                .orElse(Matcher.All.LEADS);
    }

    /** Reads one condition; what is wrong with it goes to the findings, and the rest is read all the same. */
    Matcher read(Node node, Scope scope) {
        if (!(node instanceof Node.Block block)) {
            findings.error(
                    node.at(), "a condition should be a block of fields, not " + node.shape(), "like {country: DE}");
            return Matcher.All.LEADS;
        }
        if (block.entries().isEmpty()) {
            findings.error(block.at(), "this condition is empty", "say which leads are meant");
        }
        int before = findings.count();
        List<Matcher> all = new ArrayList<>();
        for (Node.Entry entry : block.entries()) {
            matcher(entry, block, scope).ifPresent(all::add);
        }
        Matcher when = new Matcher.All(all);
        draft.stated().put(when, new Draft.Stated(node.at(), !all.isEmpty() && findings.count() == before));
        return when;
    }

    private Optional<Matcher> matcher(Node.Entry entry, Node.Block block, Scope scope) {
        return switch (entry.key()) {
            case SEGMENT -> {
                if (!scope.knowsSegment()) {
                    findings.error(entry.at(), "a segment cannot be defined by a segment", "use fields of the lead");
                    yield Optional.empty();
                }
                yield Optional.of(new Matcher.InSegment(draft.refer(Draft.Kind.SEGMENT, texts(entry))));
            }
            case TERRITORY -> Optional.of(new Matcher.InTerritory(draft.refer(Draft.Kind.TERRITORY, texts(entry))));
            case NAMED_ACCOUNT -> {
                draft.refer(Draft.Kind.NAMED_ACCOUNTS, entry.key(), entry.at());
                yield Optional.of(new Matcher.NamedAccount(yes(entry)));
            }
            case GRADE -> {
                if (!scope.knowsGrade()) {
                    findings.error(
                            entry.at(), "a lead has no grade before its points are added up", "use it in a route");
                    yield Optional.empty();
                }
                yield Optional.of(new Matcher.InGrade(draft.refer(Draft.Kind.GRADE, texts(entry))));
            }
            case SIGNAL -> Optional.of(new Matcher.Signalled(Section.strings(texts(entry)), within(block)));
            case WITHIN -> {
                if (block.entries().stream().noneMatch(other -> other.key().equals(SIGNAL))) {
                    findings.error(
                            entry.at(), "within stands here without signal", "like {signal: webinar, within: 60 days}");
                }
                yield Optional.empty();
            }
            case EXPR -> Section.text(entry.value(), EXPR, findings).flatMap(text -> expressions.compile(text, scope));
            default -> field(entry);
        };
    }

    private Optional<Duration> within(Node.Block block) {
        return block.entries().stream()
                .filter(entry -> entry.key().equals(WITHIN))
                .findFirst()
                .flatMap(entry -> Section.text(entry.value(), WITHIN, findings))
                .flatMap(text -> {
                    Optional<Duration> period = Amounts.period(text.text());
                    if (period.isEmpty()) {
                        findings.error(
                                text.at(), Say.quoted(text.text()) + " is not a period", "like 60 days or 2 weeks");
                    }
                    return period;
                });
    }

    private Optional<Matcher> field(Node.Entry entry) {
        String name = entry.key();
        if (name.startsWith(Field.ATTRIBUTE) && name.length() > Field.ATTRIBUTE.length()) {
            return Optional.of(text(entry));
        }
        Optional<Field> field = Field.of(name);
        if (field.isEmpty()) {
            findings.error(entry.at(), "a lead has no field " + Say.quoted(name), Hint.of(name, names()));
            return Optional.empty();
        }
        return Optional.of(
                switch (field.get().kind()) {
                    case TEXT -> {
                        Codes.check(field.get(), entry.value(), findings);
                        yield text(entry);
                    }
                    case WORD -> word(field.get(), entry);
                    case NUMBER -> number(entry);
                    case FLAG -> new Matcher.Flag(entry.key(), yes(entry));
                });
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(SEGMENT, TERRITORY, NAMED_ACCOUNT, GRADE, SIGNAL, EXPR));
        for (Field field : Field.values()) {
            names.add(field.word());
        }
        return names;
    }

    private Matcher text(Node.Entry entry) {
        if (!(entry.value() instanceof Node.Block)) {
            return new Matcher.OneOf(entry.key(), Section.strings(texts(entry)));
        }
        List<Node.Text> words = Section.of(entry.value(), entry.key(), findings, Set.of(HAS), Set.of())
                .flatMap(section -> section.required(HAS, "like {has: [chief, vp]}"))
                .map(node -> Section.texts(node, HAS, findings))
                .orElse(List.of());
        for (Node.Text word : words) {
            if (word.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
                findings.error(
                        word.at(),
                        Say.quoted(word.text()) + " has neither a letter nor a digit",
                        "words are made of these");
            }
        }
        return new Matcher.Has(entry.key(), Section.strings(words));
    }

    private Matcher word(Field field, Node.Entry entry) {
        List<String> known = Arrays.stream(EmailKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        List<Node.Text> words = texts(entry);
        for (Node.Text word : words) {
            if (!known.contains(word.text().strip().toLowerCase(Locale.ROOT))) {
                findings.error(
                        word.at(), Say.quoted(word.text()) + " is no " + field.word(), Hint.of(word.text(), known));
            }
        }
        return new Matcher.OneOf(field.word(), Section.strings(words));
    }

    private Matcher number(Node.Entry entry) {
        List<Matcher.Span> spans = new ArrayList<>();
        for (Node.Text text : texts(entry)) {
            Optional<Matcher.Span> span = Amounts.span(text.text());
            if (span.isEmpty()) {
                findings.error(
                        text.at(),
                        entry.key() + " is a number, and " + Say.quoted(text.text()) + " is neither one nor a range",
                        "like 100-999, 1000+ or 50");
            } else if (span.get().from() > span.get().to()) {
                findings.error(
                        text.at(),
                        "the range " + text.text().strip() + " runs backwards",
                        "did you mean " + span.get().to() + "-" + span.get().from() + "?");
            } else {
                spans.add(span.get());
            }
        }
        return new Matcher.Within(entry.key(), spans);
    }

    private boolean yes(Node.Entry entry) {
        Optional<Node.Text> text = Section.text(entry.value(), entry.key(), findings);
        Optional<Boolean> flag = text.flatMap(t -> Say.flag(t.text()));
        if (text.isPresent() && flag.isEmpty()) {
            findings.error(
                    text.get().at(),
                    entry.key() + " is " + Say.quoted(text.get().text()),
                    "write true or false");
        }
        return flag.orElse(true);
    }

    private List<Node.Text> texts(Node.Entry entry) {
        return Section.texts(entry.value(), entry.key(), findings);
    }
}
