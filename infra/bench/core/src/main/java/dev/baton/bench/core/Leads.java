package dev.baton.bench.core;

import dev.baton.lead.Account;
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
import dev.baton.lead.Person;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Made-up leads, the same ones each time. */
final class Leads {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final String[] COUNTRIES = {"DE", "CH", "FR", "SE", "US", "BR", "JP", "SG"};
    private static final String[] STATES = {"", "BY", "CA", "NY"};
    private static final String[] TITLES = {"", "VP Operations", "Buyer", "Head of Sales", "Intern"};
    private static final String[] INDUSTRIES = {"", "Logistics", "Retail", "Energy"};
    private static final String[] REQUESTS = {"demo", "pricing", "contact", "newsletter"};
    private static final List<EmailKind> KINDS = List.of(EmailKind.values());
    private static final int[] EMPLOYEES = {5, 120, 250, 800, 18_000};

    private Leads() {}

    /** A lead and what was found out about it. */
    record Known(Lead lead, Facts facts) {}

    /** So many of all kinds. */
    static List<Known> of(int count) {
        Random random = new Random(42);
        List<Known> leads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            leads.add(one(i, random));
        }
        return leads;
    }

    private static Known one(int number, Random random) {
        String country = any(COUNTRIES, random);
        OptionalInt employees = OptionalInt.of(EMPLOYEES[random.nextInt(EMPLOYEES.length)]);
        String industry = any(INDUSTRIES, random);
        Lead lead = new Lead(
                new LeadId("%022d".formatted(number)),
                new Source(Source.Kind.FORM, "demo", ""),
                NOW,
                Keys.NONE,
                new Person("Grace", "Obi", "grace@northwind.example", "", any(TITLES, random), "en"),
                new Company("Northwind", "", "northwind.example", industry, employees, OptionalLong.empty()),
                new Location(country, any(STATES, random), "", "", ""),
                new Interest(any(REQUESTS, random), "", ""),
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of(),
                List.of());
        EmailKind kind = KINDS.get(random.nextInt(KINDS.size()));
        List<Signal> signals = random.nextInt(3) == 0
                ? List.of(new Signal(
                        "webinar-attended", NOW.minus(Duration.ofDays(random.nextInt(120))), Signal.By.PERSON, ""))
                : List.of();
        return new Known(lead, new Facts(kind, country, employees, industry, account(random), signals, List.of()));
    }

    private static Optional<Account> account(Random random) {
        return random.nextInt(4) == 0
                ? Optional.of(new Account(
                        "001",
                        "Northwind",
                        "northwind.example",
                        "Customer",
                        "bo@acme.example",
                        "",
                        OptionalInt.empty()))
                : Optional.empty();
    }

    private static String any(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
