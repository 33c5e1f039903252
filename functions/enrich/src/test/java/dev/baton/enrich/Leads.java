package dev.baton.enrich;

import dev.baton.lead.Account;
import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import dev.baton.lead.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Leads to test with. */
final class Leads {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Keys KEYS = new Keys("person-hash", "company-hash");
    static final Account ACME = new Account(
            "001", "Acme", "acme.example", "Customer", "ana@baton.example", "Machinery", OptionalInt.of(700));

    private Leads() {}

    /** Somebody from acme.example who said nothing of country, size or industry. */
    static Lead from(String email, String phone, String country, Map<String, String> attributes) {
        return new Lead(
                new LeadId("lead-aaaaaaaaaaaaaaaaaaaaaaaa"),
                new Source(Source.Kind.API, "test", ""),
                NOON,
                KEYS,
                new Person("Eva", "Maier", email, phone, "", ""),
                new Company("Acme", "", "acme.example", "", OptionalInt.empty(), OptionalLong.empty()),
                new Location(country, "", "", "", ""),
                Interest.NONE,
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                attributes,
                List.of());
    }

    static Lead plain() {
        return from("eva@acme.example", "+4930901820", "", Map.of());
    }
}
