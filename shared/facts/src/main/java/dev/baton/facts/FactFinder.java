package dev.baton.facts;

import dev.baton.domains.MailDomains;
import dev.baton.lead.Account;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out what a lead and what was read about it say together: the lead's own word comes first. Thread-safe. */
public final class FactFinder {
    private FactFinder() {}

    /**
     * The facts.
     *
     * @param account the account of the lead's domain
     * @param signals what the person and others of the company did, the newest first
     * @param skipped what could not be read, one sentence each
     */
    public static Facts facts(Lead lead, Optional<Account> account, List<Signal> signals, List<String> skipped) {
        return new Facts(
                emailKind(lead.person().email()),
                country(lead),
                employees(lead, account),
                lead.company().industry().isEmpty()
                        ? account.map(Account::industry).orElse("")
                        : lead.company().industry(),
                account,
                signals,
                skipped);
    }

    private static EmailKind emailKind(String email) {
        return MailDomains.kindOf(email.substring(email.lastIndexOf('@') + 1));
    }

    private static String country(Lead lead) {
        return lead.location().country().isEmpty()
                ? PhoneCountry.of(lead.person().phone())
                : lead.location().country();
    }

    private static OptionalInt employees(Lead lead, Optional<Account> account) {
        OptionalInt own = lead.company().employees();
        if (own.isPresent()) {
            return own;
        }
        OptionalInt stated = SizeBand.of(lead);
        return stated.isPresent() ? stated : account.map(Account::employees).orElse(OptionalInt.empty());
    }
}
