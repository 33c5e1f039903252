package dev.baton.json;

import dev.baton.lead.Account;
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
import dev.baton.lead.Mode;
import dev.baton.lead.Note;
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.Score;
import dev.baton.lead.Signal;
import dev.baton.lead.Sla;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One lead on its way, with everything that can be said of it; the samples in {@code events/} are these. */
public final class Samples {
    public static final Instant ACCEPTED = Instant.parse("2026-11-22T09:30:00.125Z");

    public static final LeadId ID = new LeadId("q1Zp0hJ7cV3nXk5T8bWm2A");

    public static final Lead LEAD = new Lead(
            ID,
            new Source(Source.Kind.FORM, "website", ""),
            ACCEPTED,
            new Keys("9b2fQ1xk7TQyS0w3mJ5e8A", "Zr4uV6cB2pLk9sXw1nHd3Q"),
            new Person("Mia", "Okafor", "mia.okafor@northwind.example", "+4930123456", "VP Operations", "de"),
            new Company(
                    "Northwind GmbH",
                    "https://www.northwind.example",
                    "northwind.example",
                    "Logistics",
                    OptionalInt.of(420),
                    OptionalLong.of(52_000_000)),
            new Location("DE", "BE", "Berlin", "10115", "Invalidenstr. 1"),
            new Interest("demo", "routing", "We would like to see it with our own territories."),
            new Origin("Web", "701000000000001AAA", "Responded", "https://www.example.com/demo"),
            new Consent(Consent.Answer.GIVEN, "privacy-2026-05"),
            Map.of("team-size", "12", "00N000000000001", "via a friend"),
            List.of(new Note("phone", "was written in national form")));

    public static final Facts FACTS = new Facts(
            EmailKind.BUSINESS,
            "DE",
            OptionalInt.of(420),
            "Logistics",
            Optional.of(new Account(
                    "001000000000001AAA",
                    "Northwind GmbH",
                    "northwind.example",
                    "Prospect",
                    "ana@acme.example",
                    "Logistics",
                    OptionalInt.of(400))),
            List.of(new Signal(
                    "webinar-attended",
                    Instant.parse("2026-11-18T16:00:00Z"),
                    Signal.By.PERSON,
                    "Routing in practice")),
            List.of());

    public static final Verdict.Routed VERDICT = new Verdict.Routed(
            3,
            new Score(
                    40,
                    10,
                    25,
                    List.of(
                            new Score.Fired(Score.Dimension.FIT, 40, "100-999 employees"),
                            new Score.Fired(Score.Dimension.BEHAVIOUR, 10, "webinar within 60 days"),
                            new Score.Fired(Score.Dimension.INTENT, 25, "asked for a demo"))),
            List.of(
                    new Verdict.Tried("existing-customer", false, "account-type is Prospect, not Customer"),
                    new Verdict.Tried("dach-mid-market", true, "country is DE; segment is mid-market")),
            "dach-mid-market",
            "dach",
            Optional.of(new Verdict.Preference("ana@acme.example", "owns the account Northwind GmbH")),
            Optional.empty(),
            Map.of(),
            Optional.of(new Sla(
                    new Sla.Time(Duration.ofMinutes(15), true),
                    List.of(new Sla.Time(Duration.ofMinutes(10), true)),
                    Sla.OnBreach.REASSIGN,
                    true,
                    2)));

    public static final Decision DECISION = new Decision(
            ID,
            1,
            Instant.parse("2026-11-22T09:30:01.5Z"),
            VERDICT,
            new Outcome.Assigned(
                    new Owner.Rep("ben@acme.example", "Ben Novak", "https://cal.example/ben"),
                    "dach",
                    "Ben's turn: earliest deadline among two who are due"),
            List.of(new Outcome.PassedOver("ana@acme.example", "on leave until 2026-11-30")),
            new Decision.Inputs(
                    "0.1.0",
                    "2026a",
                    0,
                    Map.of("territories-1f2e3d4c5b6a/DE", "dach"),
                    Map.of("POOL#dach", "V 0", "REP#ben@acme.example", "open 3 of 20")),
            Mode.LIVE,
            Optional.of(new Sla.Clock(
                    Instant.parse("2026-11-23T08:15:00Z"), List.of(Instant.parse("2026-11-23T08:10:00Z")))));

    public static final SlaNotice NOTICE = new SlaNotice(
            ID,
            1,
            SlaNotice.Kind.BREACH,
            1,
            Instant.parse("2026-11-23T08:15:20Z"),
            Instant.parse("2026-11-23T08:15:00Z"),
            new Owner.Rep("ben@acme.example", "Ben Novak", "https://cal.example/ben"),
            "dach-mid-market",
            "dach",
            Sla.OnBreach.TELL_MANAGER,
            "vera@acme.example",
            "nobody else is free");

    private Samples() {}

    /** {@link #LEAD} with other attributes. */
    public static Lead withAttributes(Map<String, String> attributes) {
        return new Lead(
                ID,
                LEAD.source(),
                LEAD.acceptedAt(),
                LEAD.keys(),
                LEAD.person(),
                LEAD.company(),
                LEAD.location(),
                LEAD.interest(),
                LEAD.origin(),
                LEAD.consent(),
                attributes,
                LEAD.notes());
    }
}
