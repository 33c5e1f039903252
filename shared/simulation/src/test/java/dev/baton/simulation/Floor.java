package dev.baton.simulation;

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
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Source;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Rep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A sales floor in simulated time, and everything that was told of it. */
final class Floor {
    /** A Monday, ten o'clock in Berlin. */
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    final List<Told> told = new ArrayList<>();
    final Simulation simulation;
    Instant now = START;

    Floor(String playbook, String roster, Assumptions assumptions) {
        simulation = new Simulation(policy(1, playbook), people(roster), assumptions, told::add);
    }

    static Policy policy(int version, String yaml) {
        return switch (Playbooks.read("test.yaml", yaml, Map.of(), Optional.empty())) {
            case Reading.Compiled good -> new Policy(version, good.playbook(), good.tables());
            case Reading.Refused bad -> throw new AssertionError(bad.findings());
        };
    }

    static List<Rep> people(String csv) {
        RosterCsv.Read read = RosterCsv.read("roster.csv", csv);
        if (!read.findings().isEmpty()) {
            throw new AssertionError(read.findings());
        }
        return read.reps();
    }

    static LeadId id(String name) {
        return new LeadId((name + "-----------------------").substring(0, 22));
    }

    static Lead lead(String name, String person, String request, Instant at) {
        return new Lead(
                id(name),
                new Source(Source.Kind.FORM, "web", ""),
                at,
                new Keys(person, ""),
                Person.UNKNOWN,
                Company.UNKNOWN,
                Location.UNKNOWN,
                new Interest(request, "", ""),
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of(),
                List.of());
    }

    Floor form(String name) {
        return form(name, "", "demo");
    }

    Floor form(String name, String person, String request) {
        Facts facts =
                new Facts(EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
        simulation.happen(new Happening.Form(lead(name, person, request, now), facts));
        return this;
    }

    Floor close(String name) {
        simulation.happen(new Happening.Close(id(name), now));
        return this;
    }

    Floor touch(String name) {
        simulation.happen(new Happening.Touch(id(name), now));
        return this;
    }

    /** Everything that was told of first touches that were not made: reminders, and those that came too late. */
    List<String> notices() {
        return told.stream()
                .filter(Told.Noticed.class::isInstance)
                .map(Told.Noticed.class::cast)
                .map(Floor::brief)
                .toList();
    }

    private static String brief(Told.Noticed noticed) {
        SlaNotice notice = noticed.notice();
        String what = notice.kind() == SlaNotice.Kind.REMINDER
                ? "reminder " + notice.number()
                : notice.action().name();
        return Duration.between(START, notice.at()).toMinutes() + " "
                + noticed.rep().orElse("").replace("@acme.example", "") + " " + what
                + (notice.why().isEmpty() ? "" : ", " + notice.why());
    }

    Floor pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Who has the lead, by its last outcome: a rep, a queue, or the outcome's own name; empty for one that is not decided. */
    String owner(String name) {
        return last(name).map(Floor::owner).orElse("");
    }

    private static String owner(Told.Settled settled) {
        return switch (settled.outcome()) {
            case Outcome.Assigned assigned ->
                switch (assigned.owner()) {
                    case Owner.Rep rep -> rep.id().replace("@acme.example", "");
                    case Owner.Queue queue -> queue.name();
                    case Owner.User user -> user.id();
                };
            case Outcome.Nurtured _ -> "nurtured";
            case Outcome.Rejected _ -> "rejected";
            case Outcome.Held _ -> "held";
        };
    }

    Optional<Told.Settled> last(String name) {
        return told.stream()
                .filter(Told.Settled.class::isInstance)
                .map(Told.Settled.class::cast)
                .filter(settled -> settled.lead().id().equals(id(name)))
                .reduce((_, later) -> later);
    }
}
