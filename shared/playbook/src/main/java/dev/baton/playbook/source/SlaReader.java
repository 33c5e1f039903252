package dev.baton.playbook.source;

import dev.baton.lead.Sla;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sla}: a length of time, or a block that says what is done before and after it. */
final class SlaReader {
    private static final String LIKE = "like 4 business hours, or 30 minutes by the clock";
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int MOST_REMINDERS = 10;
    private static final int MOST_OWNERS = 10;
    private static final Map<String, Sla.OnBreach> ON_BREACH = onBreach();
    private static final String MANAGER = "manager";

    private final Findings findings;

    SlaReader(Findings findings) {
        this.findings = findings;
    }

    private static Map<String, Sla.OnBreach> onBreach() {
        Map<String, Sla.OnBreach> words = new LinkedHashMap<>();
        for (Sla.OnBreach what : Sla.OnBreach.values()) {
            words.put(what.name().toLowerCase(Locale.ROOT).replace('_', '-'), what);
        }
        return words;
    }

    Optional<Sla> read(Node node) {
        if (node instanceof Node.Text) {
            return Section.text(node, "sla", findings)
                    .flatMap(text -> time("sla", text))
                    .map(Sla::new);
        }
        return Section.of(
                        node,
                        "sla",
                        findings,
                        Set.of("first-touch", "remind-after", "on-breach", "then-tell", "at-most"),
                        Set.of())
                .flatMap(this::block);
    }

    private Optional<Sla> block(Section section) {
        Optional<Sla.Time> firstTouch =
                section.requiredText("first-touch", LIKE).flatMap(text -> time("first-touch", text));
        List<Sla.Time> reminders = new ArrayList<>();
        List<Node.Text> written = section.texts("remind-after");
        if (written.size() > MOST_REMINDERS) {
            findings.error(section.at("remind-after"), "there are " + MOST_REMINDERS + " reminders at most");
        }
        for (Node.Text text : written) {
            time("remind-after", text).ifPresent(after -> {
                firstTouch.ifPresent(due -> isBefore(text, after, due));
                reminders.add(after);
            });
        }
        Sla.OnBreach onBreach = section.text("on-breach")
                .map(text -> onBreach(text).orElse(Sla.OnBreach.REASSIGN))
                .orElse(Sla.OnBreach.REMIND);
        boolean tells = thenTell(section, onBreach);
        int atMost = section.whole("at-most", 1, MOST_OWNERS).orElse(Sla.USUALLY_AT_MOST);
        onlyForReassign(section, "at-most", onBreach);
        return firstTouch.map(due -> new Sla(due, reminders, onBreach, tells, atMost));
    }

    private Optional<Sla.Time> time(String key, Node.Text text) {
        String said = key + " is " + Say.quoted(text.text());
        Optional<Sla.Time> time = Amounts.time(text.text());
        if (time.isEmpty()) {
            findings.error(text.at(), said + ", which is no length of time", LIKE);
            return time;
        }
        String written = text.text().strip().toLowerCase(Locale.ROOT);
        String unit = written.substring(written.lastIndexOf(' ') + 1);
        if (time.get().business() && (unit.startsWith("day") || unit.startsWith("week"))) {
            findings.error(text.at(), said + ", but how long somebody works in a day differs", "say business hours");
            return Optional.empty();
        }
        Duration length = time.get().length();
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            findings.error(text.at(), said + ", which is not between nothing and two weeks", LIKE);
            return Optional.empty();
        }
        return time;
    }

    private void isBefore(Node.Text text, Sla.Time reminder, Sla.Time due) {
        if (reminder.business() && !due.business()) {
            findings.error(
                    text.at(),
                    "a reminder in business time may come after a first touch that is due by the clock",
                    "say both the same way");
        } else if (reminder.length().compareTo(due.length()) >= 0) {
            findings.error(
                    text.at(),
                    "the reminder after " + Say.cut(text.text()) + " would not come before the first touch is due",
                    "remind earlier, or leave it out");
        }
    }

    private Optional<Sla.OnBreach> onBreach(Node.Text text) {
        String word = text.text().strip();
        Optional<Sla.OnBreach> known = Optional.ofNullable(ON_BREACH.get(word));
        if (known.isEmpty()) {
            findings.error(
                    text.at(),
                    "on-breach is " + Say.quoted(word) + ", which is nothing that can be done",
                    Hint.of(word, ON_BREACH.keySet()));
        }
        return known;
    }

    private boolean thenTell(Section section, Sla.OnBreach onBreach) {
        Optional<Node.Text> whom = section.text("then-tell");
        whom.filter(text -> !text.text().strip().equals(MANAGER))
                .ifPresent(text -> findings.error(
                        text.at(), "then-tell is " + Say.quoted(text.text()), "it can only be " + MANAGER));
        onlyForReassign(section, "then-tell", onBreach);
        return whom.isPresent();
    }

    private void onlyForReassign(Section section, String key, Sla.OnBreach onBreach) {
        if (section.has(key) && onBreach != Sla.OnBreach.REASSIGN) {
            findings.error(
                    section.at(key), key + " has a meaning only with on-breach: reassign", "leave it out, or reassign");
        }
    }
}
