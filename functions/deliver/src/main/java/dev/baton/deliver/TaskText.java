package dev.baton.deliver;

import dev.baton.lead.Interest;
import dev.baton.lead.Outcome;
import dev.baton.lead.Person;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import dev.baton.salesforce.Settings;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Task says to the rep who gets it: why this rep, what the lead is worth and for what reasons, and what was asked for. Pure. */
final class TaskText {
    /** Lengths of Task.Subject and Task.Description. */
    private static final int SUBJECT = 255;

    private static final int DESCRIPTION = 32_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Wanted wanted;
    private final Settings.Task settings;

    TaskText(Wanted wanted, Settings.Task settings) {
        this.wanted = wanted;
        this.settings = settings;
    }

    String subject() {
        String subject = settings.subject()
                .replace("{company}", company())
                .replace("{route}", route())
                .replace("{score}", Integer.toString(score().total()))
                .replace("{person}", person());
        return subject(subject);
    }

    /** A subject of one line. */
    static String subject(String text) {
        return cut(text.replaceAll("\\s+", " ").strip(), SUBJECT);
    }

    /** The subject of a Task whose lead its owner does not have any more. */
    String withdrawn() {
        return cut(Settings.Task.NOT_YOURS + subject(), SUBJECT);
    }

    /**
     * The description.
     *
     * @param already what the person is to the owner already, who is therefore not the one who was chosen
     * @param zone the owner's, in which it is said when the first touch is due
     */
    String description(Optional<String> already, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        String why = wanted.decision().outcome() instanceof Outcome.Assigned assigned ? assigned.why() : "";
        line(lines, "Why you", already.map(what -> person() + " is " + what).orElse(why));
        wanted.decision()
                .sla()
                .ifPresent(clock ->
                        line(lines, "First touch by", TIME.format(clock.due().atZone(zone)) + " " + zone));
        line(lines, "Route", route());
        line(
                lines,
                "Score",
                score().total() + (score().grade().isEmpty() ? "" : ", grade " + score().grade()) + " (fit "
                        + score().fit() + ", behaviour " + score().behaviour() + ", intent " + score().intent() + ")");
        score().fired()
                .forEach(fired ->
                        lines.add("  " + (fired.points() < 0 ? "" : "+") + fired.points() + " " + fired.why()));
        Interest interest = wanted.lead().interest();
        line(
                lines,
                "Asked for",
                Stream.of(interest.request(), interest.product())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", ")));
        line(lines, "Who", card());
        line(lines, "Page", wanted.lead().origin().page());
        line(lines, "Message", interest.message());
        line(lines, "Baton", "./baton lead " + wanted.id());
        return description(lines);
    }

    static String description(List<String> lines) {
        return cut(String.join("\n", lines), DESCRIPTION);
    }

    /** Who is asking, with all that one needs to call. */
    String card() {
        Person who = wanted.lead().person();
        return words(person(), who.title(), company(), who.email(), who.phone());
    }

    /** The same in short. */
    String who() {
        return words(person(), company());
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }

    static void line(List<String> lines, String head, String text) {
        if (!text.isEmpty()) {
            lines.add(head + ": " + text);
        }
    }

    private String person() {
        Person person = wanted.lead().person();
        String name = (person.firstName() + " " + person.lastName()).strip();
        return name.isEmpty() ? person.email() : name;
    }

    private String company() {
        String name = wanted.lead().company().name();
        return name.isEmpty() ? wanted.lead().company().domain() : name;
    }

    private String route() {
        return wanted.decision().verdict() instanceof Verdict.Routed routed ? routed.route() : "";
    }

    private Score score() {
        return wanted.decision().verdict().score();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
