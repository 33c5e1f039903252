package dev.baton.lead;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The company a person asks for.
 *
 * @param domain the registrable domain by the public suffix list ({@code acme.co.uk}), lower case, in ASCII form
 * @param annualRevenue in whole units of the org's currency
 */
public record Company(
        String name,
        String website,
        String domain,
        String industry,
        OptionalInt employees,
        OptionalLong annualRevenue) {
    public static final Company UNKNOWN = new Company("", "", "", "", OptionalInt.empty(), OptionalLong.empty());

    public Company {
        name = Absent.text(name);
        website = Absent.text(website);
        domain = Absent.text(domain);
        industry = Absent.text(industry);
        employees = Absent.or(employees, OptionalInt.empty());
        annualRevenue = Absent.or(annualRevenue, OptionalLong.empty());
    }
}
