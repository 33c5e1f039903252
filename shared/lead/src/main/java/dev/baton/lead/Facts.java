package dev.baton.lead;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What enrichment found out about a lead.
 *
 * @param country ISO 3166-1 alpha-2: the lead's own, else derived from phone or account; empty when unknown
 * @param employees the lead's own number, else the account's
 * @param signals the newest first
 * @param skipped what was not found out in time, one sentence each; empty when enrichment was complete
 */
public record Facts(
        EmailKind emailKind,
        String country,
        OptionalInt employees,
        String industry,
        Optional<Account> account,
        List<Signal> signals,
        List<String> skipped) {
    public static final Facts NONE =
            new Facts(EmailKind.NONE, "", OptionalInt.empty(), "", Optional.empty(), List.of(), List.of());

    public Facts {
        emailKind = Absent.or(emailKind, EmailKind.NONE);
        country = Absent.text(country);
        employees = Absent.or(employees, OptionalInt.empty());
        industry = Absent.text(industry);
        account = Absent.or(account, Optional.empty());
        signals = Absent.copy(signals);
        skipped = Absent.copy(skipped);
    }
}
