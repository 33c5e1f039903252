package dev.baton.testing;

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
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Person;
import dev.baton.lead.Score;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Leads to test with, and what may be said of them. */
public final class SampleLeads {
    /** When every sample lead was accepted. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** An account that the sample leads belong to. */
    public static final Account ACME = new Account(
            "001", "Acme", "acme.example", "Customer", "ana@baton.example", "Machinery", OptionalInt.of(700));

    private SampleLeads() {}

    /** A new lead of its own person: eva@acme.example, who wants a demo and says of herself only where she telephones from. */
    public static Lead eva() {
        String id = UUID.randomUUID().toString().replace("-", "");
        return lead(new LeadId(id), "eva@acme.example", "", new Keys("person-" + id, "company-" + id), Map.of());
    }

    /** A lead as given; whatever is not, is as for {@link #eva}. */
    public static Lead lead(LeadId id, String email, String country, Keys keys, Map<String, String> attributes) {
        return new Lead(
                id,
                new Source(Source.Kind.API, "test", ""),
                NOON,
                keys,
                new Person("Eva", "Maier", email, "+4930901820", "Head of Sales", ""),
                new Company("Acme", "", "acme.example", "", OptionalInt.empty(), OptionalLong.empty()),
                new Location(country, "", "", "", ""),
                new Interest("demo", "", "Please call me"),
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                attributes,
                List.of());
    }

    /** Facts without anything looked up. */
    public static Facts facts() {
        return new Facts(EmailKind.BUSINESS, "DE", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());
    }

    /** A decision about {@code lead}, its first routing. */
    public static Decision decision(Lead lead, Outcome outcome) {
        Verdict verdict = switch (outcome) {
            case Outcome.Rejected rejected -> new Verdict.Rejected(3, rejected.why());
            case Outcome.Nurtured nurtured ->
                new Verdict.Nurtured(3, score(), List.of(), nurtured.campaign(), nurtured.why());
            case Outcome.Assigned assigned -> routed(assigned.pool());
            case Outcome.Held held -> routed(held.pool());
        };
        return new Decision(lead.id(), 1, NOON, verdict, outcome, List.of(), Decision.Inputs.NONE);
    }

    private static Verdict.Routed routed(String pool) {
        return new Verdict.Routed(3, score(), List.of(), "territory", pool, Optional.empty());
    }

    private static Score score() {
        return new Score(20, 5, 15, List.of(new Score.Fired(Score.Dimension.FIT, 20, "business address")));
    }
}
