package dev.baton.assign;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Person;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Source;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Caps;
import dev.baton.roster.Rep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What may happen on a sales floor: steps that the store and the simulation are led through alike. */
final class Simulated {
    /** A Monday, ten o'clock in Berlin. */
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    static final List<Playbook> PLAYBOOKS = List.of(playbook("one"), playbook("two"), playbook("three"));
    static final List<Rep> TEAM =
            RosterCsv.read("roster.csv", text("roster.csv")).reps();

    private Simulated() {}

    /** Something that happens so many half hours after what happened before. */
    sealed interface Step {
        int gap();

        /** A form of one of a few persons; of nobody who is known for 0. */
        record Form(int gap, int person, String request) implements Step {}

        /** One of them comes to a webinar. */
        record Webinar(int gap, int person) implements Step {}

        /** Whoever has a lead turns to it. */
        record Touch(int gap, int which) implements Step {}

        /** A lead that came in is finished with. */
        record Close(int gap, int which) implements Step {}

        /** Something changes about somebody. */
        record Person(int gap, int rep, Change change) implements Step {}

        /** Another playbook. */
        record Publish(int gap, int playbook) implements Step {}
    }

    /** What may change about somebody. */
    enum Change {
        OFF,
        ON,
        ON_LEAVE,
        TIGHTER,
        WIDER,
        LIGHTER,
        MOVED
    }

    /**
     * One lead's outcome, or what is told of its first touch.
     *
     * @param decision whole, as text
     */
    record Told(String lead, int routing, Instant at, String decision) {}

    private static Playbook playbook(String name) {
        return switch (Playbooks.read(name + ".yaml", text(name + ".yaml"), Map.of(), Optional.empty())) {
            case Reading.Compiled good -> good.playbook();
            case Reading.Refused bad -> throw new AssertionError(bad.findings());
        };
    }

    private static String text(String file) {
        try (InputStream in = Simulated.class.getResourceAsStream("/simulated/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lead lead(int number, int person, String request, Instant at) {
        return new Lead(
                id(number),
                new Source(Source.Kind.FORM, "web", ""),
                at,
                new Keys(person == 0 ? "" : "person-" + person, person == 0 ? "" : "company-" + person % 3),
                Person.UNKNOWN,
                Company.UNKNOWN,
                Location.UNKNOWN,
                new Interest(request, "", ""),
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of(),
                List.of());
    }

    static LeadId id(int number) {
        return new LeadId(String.format("lead-%03d--------------", number));
    }

    static Facts facts() {
        return new Facts(EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
    }

    /** The people after a change to one of them. */
    static List<Rep> changed(List<Rep> before, int which, Change change, Instant now) {
        List<Rep> after = new ArrayList<>(before);
        Rep rep = before.get(which % before.size());
        int open = rep.caps().open().orElse(9);
        after.set(
                which % before.size(),
                switch (change) {
                    case OFF -> rep.with(false, true);
                    case ON -> rep.with(true, true);
                    case ON_LEAVE ->
                        with(
                                rep,
                                rep.team(),
                                rep.weight(),
                                open,
                                List.of(new Rep.Leave(now, now.plusSeconds(6 * 3600))));
                    case TIGHTER -> with(rep, rep.team(), rep.weight(), Math.max(0, open - 1), rep.leave());
                    case WIDER -> with(rep, rep.team(), rep.weight(), open + 1, rep.leave());
                    case LIGHTER -> with(rep, rep.team(), rep.weight() == 1000 ? 500 : 1000, open, rep.leave());
                    case MOVED -> with(rep, rep.team().equals("AE") ? "SDR" : "AE", rep.weight(), open, rep.leave());
                });
        return after;
    }

    private static Rep with(Rep rep, String team, int weight, int open, List<Rep.Leave> leave) {
        return new Rep(
                rep.id(),
                rep.name(),
                team,
                rep.speaks(),
                rep.attributes(),
                rep.zone(),
                weight,
                new Caps(OptionalInt.of(open), rep.caps().day(), rep.caps().week()),
                rep.on(),
                rep.active(),
                leave,
                rep.bookingUrl());
    }

    /** What is told of a first touch that is not made; the simulation tells nobody. */
    static Told told(SlaNotice notice) {
        return new Told(
                notice.lead().value(),
                notice.routing(),
                notice.at(),
                notice.kind() + " " + notice.number() + " of " + notice.owner() + " on " + notice.route() + " in "
                        + notice.pool() + ", due " + notice.due() + ": " + notice.action() + " " + notice.why());
    }

    static String text(Outcome outcome, List<Outcome.PassedOver> passedOver) {
        return outcome + ", passed over " + passedOver;
    }
}
