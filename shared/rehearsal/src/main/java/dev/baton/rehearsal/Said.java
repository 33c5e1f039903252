package dev.baton.rehearsal;

import dev.baton.lead.Account;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was written down of what enrichment would find.
 *
 * @param emailKind the kind of mailbox, where the address is left open
 * @param accountName the account's name; empty where none was said
 * @param accountType its type; empty where none was said
 * @param accountOwner its owner; empty where none was said
 * @param hasAccount whether there is one, where only that was said
 * @param signals what the person or the company did, the newest first
 */
public record Said(
        Optional<EmailKind> emailKind,
        String accountName,
        String accountType,
        String accountOwner,
        Optional<Boolean> hasAccount,
        List<Signal> signals) {
    /** Nothing. */
    public static final Said NOTHING = new Said(Optional.empty(), "", "", "", Optional.empty(), List.of());

    public Said {
        signals = signals.stream()
                .sorted(Comparator.comparing(Signal::at).reversed())
                .toList();
    }

    /** The same, and these signals. */
    Said and(List<Signal> more) {
        List<Signal> all = new ArrayList<>(signals);
        all.addAll(more);
        return new Said(emailKind, accountName, accountType, accountOwner, hasAccount, all);
    }

    /** Whether it was said that there is no account. */
    boolean noAccount() {
        return hasAccount.isPresent() && !hasAccount.get();
    }

    /** The account that was said; empty where none was. */
    Optional<Account> account(Lead lead) {
        boolean any = !accountName.isEmpty() || !accountType.isEmpty() || !accountOwner.isEmpty();
        if (!any && !hasAccount.orElse(false)) {
            return Optional.empty();
        }
        String name = accountName.isEmpty() ? lead.company().name() : accountName;
        return Optional.of(
                new Account("", name, lead.company().domain(), accountType, accountOwner, "", OptionalInt.empty()));
    }
}
