package dev.baton.cli;

import dev.baton.playbook.source.Hint;
import dev.baton.playbook.source.LeaveText;
import dev.baton.roster.Availability;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import dev.baton.store.RosterStore.Edited;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One person of the roster, as commands change and show them. */
record RosterPerson(Desk desk, Page page, Instant now) {
    private record Field(String name, Function<Said, Optional<String>> said, Function<Rep, String> holds) {}

    private static final String NO_LIMIT = "none";

    private static final List<Field> FIELDS = List.of(
            new Field("team", Said::team, Rep::team),
            new Field("weight", said -> number(said.weight()), rep -> weight(rep.weight())),
            new Field(
                    "open at once",
                    said -> limit(said.open()),
                    rep -> limit(rep.caps().open())),
            new Field(
                    "a day", said -> limit(said.day()), rep -> limit(rep.caps().day())),
            new Field(
                    "a week",
                    said -> limit(said.week()),
                    rep -> limit(rep.caps().week())),
            new Field("switch", said -> said.on().map(RosterPerson::onOrOff), rep -> onOrOff(rep.on())),
            new Field("active", said -> said.active().map(RosterPerson::yesOrNo), rep -> yesOrNo(rep.active())));

    /**
     * The id of somebody whom a source knows.
     *
     * @throws Refusal when nobody does; it names whoever may have been meant
     */
    String known(String typed) {
        var id = typed.strip().toLowerCase(Locale.ROOT);
        var all = new TreeSet<>(desk.roster().sources().keySet());
        if (all.contains(id)) {
            return id;
        }
        throw new Refusal("there is no rep '" + Shown.brief(typed, 80) + "'; "
                + meant(id, all).map(name -> "did you mean " + name + "?").orElse("'./baton roster' lists them"));
    }

    /** A whole team has one domain, which makes all addresses look alike: it is the name before it that has to be near. */
    private static Optional<String> meant(String typed, Collection<String> all) {
        var byName = all.stream()
                .filter(id -> domain(typed).isEmpty()
                        || Hint.nearest(domain(typed), Set.of(domain(id))).isPresent())
                .collect(Collectors.toMap(RosterPerson::name, id -> id, (one, _) -> one));
        return Hint.nearest(name(typed), byName.keySet()).map(byName::get);
    }

    private static String name(String id) {
        return id.contains("@") ? id.substring(0, id.lastIndexOf('@')) : id;
    }

    private static String domain(String id) {
        return id.contains("@") ? id.substring(id.lastIndexOf('@') + 1) : "";
    }

    /** Says something by hand, rings where room may have come, and shows what holds now. */
    void edit(String id, String headline, UnaryOperator<Sources> change) {
        var publishing = new Publishing(desk);
        var doorbells = new Doorbells(desk);
        var pools = new TreeSet<>(doorbells.poolsOf(id));
        Edited edited = desk.roster().edit(id, change, publishing::cellsOfActive);
        pools.addAll(doorbells.poolsOf(id));
        page.line(headline);
        if (!edited.sources().equals(Sources.NONE)) {
            show(id, edited.sources());
        }
        if (!edited.before().equals(edited.after()) && hasRoom(edited.after())) {
            doorbells.ring(page, pools);
        }
    }

    /** What holds of the person now, and who else says something else. */
    void show(String id, Sources sources) {
        var rep = sources.effective(id);
        page.value("now", !sources.member() ? "not in the roster: gets no leads" : standing(rep));
        for (var field : FIELDS) {
            page.value(field.name(), field.holds().apply(rep) + whoSays(sources, field));
        }
        for (var leave : rep.leave()) {
            if (leave.to().isAfter(now)) {
                page.value("away", span(leave, rep.zone()) + sayer(sources, leave));
            }
        }
        page.value("zone", rep.zone().getId());
        page.value("manager", rep.manager().orElse(""));
        page.line("This is honoured by the next decision. By hand is above Salesforce, and Salesforce above the CSV;"
                + " whoever is inactive in Salesforce gets no leads, whoever says otherwise.");
    }

    private String standing(Rep rep) {
        var calendars = new Publishing(desk).calendars();
        return switch (Availability.of(rep, load(rep), calendars, now)) {
            case Availability.Free() -> "can have leads";
            case Availability.Refused(String why) -> "gets no leads: " + why;
        };
    }

    /** Also outside working hours, when a pool may look ahead to whoever begins next. */
    private boolean hasRoom(Rep rep) {
        return Availability.of(rep, load(rep), now) instanceof Availability.Free;
    }

    private Load load(Rep rep) {
        return desk.roster().load(rep.id()).value();
    }

    private static String whoSays(Sources sources, Field field) {
        var says = new ArrayList<String>();
        boolean bySwitch = field.name().equals("switch") && sources.onOff().isPresent();
        if (bySwitch) {
            says.add("by hand");
        }
        sources.manual().flatMap(field.said()).ifPresent(said -> says.add("by hand" + (bySwitch ? " " + said : "")));
        sources.salesforce().flatMap(field.said()).ifPresent(said -> says.add("Salesforce says " + said));
        sources.csv().map(Said::of).flatMap(field.said()).ifPresent(said -> says.add("the CSV says " + said));
        return says.isEmpty() ? "  (nobody says)" : "  (" + String.join(", ", says) + ")";
    }

    private static String sayer(Sources sources, Leave leave) {
        if (sources.byHand().leave().contains(leave)) {
            return "  (by hand)";
        }
        return sources.salesforce().filter(said -> said.leave().contains(leave)).isPresent()
                ? "  (Salesforce says so)"
                : "  (the CSV says so)";
    }

    /** A leave in the rep's own zone, both days included. */
    static String span(Leave leave, ZoneId zone) {
        return "from " + LeaveText.ofBegin(leave.from(), zone)
                + (leave.endless() ? " until further notice" : " to " + LeaveText.ofEnd(leave.to(), zone));
    }

    /** Spans of leave in words. */
    static String spans(List<Leave> leaves, ZoneId zone) {
        return leaves.stream().map(leave -> span(leave, zone)).collect(Collectors.joining(", "));
    }

    private static Optional<String> number(OptionalInt weight) {
        return weight.isPresent() ? Optional.of(weight(weight.getAsInt())) : Optional.empty();
    }

    private static Optional<String> limit(Optional<Said.Limit> limit) {
        return limit.map(said -> limit(said.most()));
    }

    private static String limit(OptionalInt limit) {
        return limit.isPresent() ? String.valueOf(limit.getAsInt()) : NO_LIMIT;
    }

    private static String weight(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
    }

    private static String onOrOff(boolean on) {
        return on ? "on" : "off";
    }

    private static String yesOrNo(boolean truth) {
        return truth ? "yes" : "no";
    }
}
