package dev.baton.store;

import static java.util.Objects.requireNonNull;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Decision;
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
import dev.baton.lead.Score;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import dev.baton.roster.Capacity;
import dev.baton.roster.Caps;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Waited;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** Values to test with, and the states that tests begin in. */
final class Given {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final String ANA = "ana@acme.example";
    static final String POOL = "dach";

    private Given() {}

    static Lead lead(String name) {
        return lead(name, "person-of-" + name);
    }

    static Lead lead(String name, String personKey) {
        return new Lead(
                id(name),
                new Source(Source.Kind.FORM, "website", ""),
                NOW,
                new Keys(personKey, ""),
                Person.UNKNOWN,
                Company.UNKNOWN,
                Location.UNKNOWN,
                Interest.NONE,
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of(),
                List.of());
    }

    static LeadId id(String name) {
        return new LeadId((name + "-0123456789012345678901").substring(0, 22));
    }

    static Facts facts() {
        return new Facts(EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
    }

    static Verdict.Routed routed() {
        return new Verdict.Routed(1, Score.NONE, List.of(), "territory", POOL, Optional.empty());
    }

    static Outcome toAna() {
        return new Outcome.Assigned(new Owner.Rep(ANA, "Ana", ""), POOL, "her turn");
    }

    static Decision decision(Lead lead, int routing, Outcome outcome) {
        Verdict verdict = switch (outcome) {
            case Outcome.Rejected(String why) -> new Verdict.Rejected(1, why);
            case Outcome.Nurtured(String campaign, String why) ->
                new Verdict.Nurtured(1, Score.NONE, List.of(), campaign, why);
            case Outcome.Assigned _, Outcome.Held _ -> routed();
        };
        return new Decision(lead.id(), routing, NOW, verdict, outcome, List.of(), Decision.Inputs.NONE);
    }

    static Rep rep(String id) {
        return new Rep(
                id,
                id,
                "AE",
                Set.of(),
                Map.of(),
                ZoneId.of("Europe/Berlin"),
                1000,
                Caps.NONE,
                true,
                true,
                List.of(),
                "");
    }

    static Received received() {
        return new Received("application/json", SdkBytes.fromUtf8String("{}"));
    }

    static Lead accepted(Db db, String name) {
        return accepted(db, lead(name));
    }

    static Lead accepted(Db db, Lead lead) {
        db.leads().accept(lead, "digest", received(), NOW);
        return lead;
    }

    static HeldLead held(Lead lead, Instant until) {
        return held(lead, 1, until);
    }

    private static HeldLead held(Lead lead, int routing, Instant until) {
        return new HeldLead(
                lead,
                facts(),
                routed(),
                routing,
                new Parking(
                        POOL,
                        new Waited(NOW, Optional.of(until), Outcome.FALLBACK),
                        "nobody is free",
                        Optional.empty(),
                        Optional.empty()));
    }

    static HeldLead parked(Db db, String name) {
        return park(db, held(accepted(db, name), NOW.plus(Duration.ofHours(4))));
    }

    /** In a later routing than its first. */
    static void parkedAgain(Db db, Lead lead, int routing) {
        park(db, held(lead, routing, NOW.plus(Duration.ofHours(4))));
    }

    private static HeldLead park(Db db, HeldLead held) {
        Commit commit = commit(db, new LeadChange.Park(held, Optional.empty(), Set.of()));
        if (!(commit instanceof Commit.Done)) {
            throw new AssertionError(commit);
        }
        return held;
    }

    static LeadChange.Decide decide(Lead lead) {
        FirstMove first = lead.keys().person().isEmpty() ? new FirstMove.Leave() : new FirstMove.Claim();
        return new LeadChange.Decide(lead, facts(), decision(lead, 1, toAna()), Optional.empty(), Set.of(), first);
    }

    /** Commits changes; Ana gets one lead more for each that is decided. */
    static Commit commit(Db db, LeadChange... changes) {
        Assignments assignments = new Assignments(db.client(), db.tables());
        return assignments.commit(batch(assignments.read(List.of(ANA), List.of(POOL), List.of()), changes));
    }

    static Batch batch(RoutingState read, LeadChange... changes) {
        Load load = requireNonNull(read.loads().get(ANA)).value();
        int decided = 0;
        for (LeadChange change : changes) {
            if (change instanceof LeadChange.Decide) {
                load = Capacity.assigned(load, POOL, NOW, ZoneId.of("Europe/Berlin"));
                decided++;
            }
        }
        return new Batch(List.of(changes), decided == 0 ? Map.of() : Map.of(ANA, load), Map.of(), read, NOW);
    }

    static Lead assigned(Db db, String name) {
        Lead lead = accepted(db, name);
        Commit commit = commit(db, decide(lead));
        if (!(commit instanceof Commit.Done)) {
            throw new AssertionError(commit);
        }
        return lead;
    }
}
