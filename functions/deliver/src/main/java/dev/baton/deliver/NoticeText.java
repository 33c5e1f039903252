package dev.baton.deliver;

import dev.baton.lead.Owner;
import dev.baton.lead.SlaNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people read in Salesforce of a first touch that is due, or was not made: the rep in the subject of the Task, the manager in a Task of
 * its own. Pure.
 */
record NoticeText(Wanted wanted, SlaNotice notice, TaskText task, Instant now) {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ANY_DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Whether Baton itself wrote a Task's subject, now or with an earlier reminder. */
    boolean isOurs(String subject) {
        return subject.endsWith(task.subject());
    }

    /** The subject of the rep's Task: until when, and how long that is, or that it is too late. */
    String urgent(ZoneId zone) {
        String due = clock(notice.due(), zone);
        String how = now.isBefore(notice.due())
                ? "By " + due + ", " + length(Duration.between(now, notice.due())) + " left"
                : "Overdue since " + due;
        return TaskText.subject(how + ": " + task.subject());
    }

    private String clock(Instant at, ZoneId zone) {
        ZonedDateTime there = at.atZone(zone);
        boolean today = there.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? TODAY : ANY_DAY).format(there);
    }

    /** In minutes that have begun. */
    private static String length(Duration left) {
        long minutes = left.plusSeconds(59).toMinutes();
        long hours = minutes / 60;
        return hours == 0 ? minutes + " min" : hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** The subject of the manager's Task. */
    String subject() {
        return TaskText.subject(name(wanted.owner().orElseThrow()) + " has not touched " + task.who());
    }

    /**
     * What the manager's Task says.
     *
     * @param owner who has the lead now
     * @param zone the manager's
     */
    String description(Owner owner, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        TaskText.line(
                lines,
                "What happened",
                "the first touch was due by " + ANY_DAY.format(notice.due().atZone(zone)) + " " + zone
                        + ", and nobody has touched the lead");
        TaskText.line(
                lines,
                "Who has it",
                whom(owner)
                        + wanted.state()
                                .assignedAt()
                                .map(at -> ", since " + ANY_DAY.format(at.atZone(zone)))
                                .orElse(""));
        TaskText.line(lines, "Had it before", String.join(", ", wanted.state().tookFrom()));
        TaskText.line(lines, "Why you", notice.why().isEmpty() ? "the route says so" : notice.why());
        TaskText.line(lines, "Route", notice.route());
        TaskText.line(lines, "Who", task.card());
        TaskText.line(lines, "Baton", "./baton lead " + wanted.id());
        return TaskText.description(lines);
    }

    private static String name(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep -> rep.name().isEmpty() ? rep.id() : rep.name();
            case Owner.Queue queue -> "The queue " + queue.name();
            case Owner.User user -> user.name().isEmpty() ? user.id() : user.name();
        };
    }

    private static String whom(Owner owner) {
        return owner instanceof Owner.Rep rep && !rep.name().isEmpty()
                ? rep.name() + " (" + rep.id() + ")"
                : name(owner);
    }

    /** What is kept with the lead once Salesforce has it: who sees it there, and where. */
    static String told(SlaNotice notice, Owner owner) {
        return switch (notice.action()) {
            case REMIND, REASSIGN -> "the Task of " + whom(owner) + " in Salesforce is urgent";
            case TELL_MANAGER -> notice.tell() + " has a Task in Salesforce";
        };
    }
}
