package dev.baton.enrich;

import dev.baton.facts.FactFinder;
import dev.baton.lead.Account;
import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Finds out what is known of leads. It never takes longer than its budget: what could not be read in time is named in
 * {@link Facts#skipped}, and the lead goes on without it. Thread-safe if its parts are.
 */
final class Enrichment {
    private final Known known;
    private final ExecutorService readers;
    private final Duration budget;
    private final int signalsAtMost;

    /**
     * An enrichment.
     *
     * @param readers what is read is read here; its width bounds how many reads are under way at once
     * @param budget how long all leads of one call may take together
     */
    Enrichment(Known known, ExecutorService readers, Duration budget, int signalsAtMost) {
        this.known = known;
        this.readers = readers;
        this.budget = budget;
        this.signalsAtMost = signalsAtMost;
    }

    /** The facts of each of {@code leads}, in their order. All are looked up at the same time. */
    List<Facts> of(List<Lead> leads) {
        Deadline deadline = Deadline.in(budget);
        return leads.stream().map(this::begin).toList().stream()
                .map(begun -> begun.finish(deadline))
                .toList();
    }

    private Begun begin(Lead lead) {
        String domain = lead.company().domain();
        Later<Optional<Account>> account = domain.isEmpty()
                ? Later.already(Optional.empty())
                : Later.on(readers, "the account was not looked up", () -> known.account(domain));
        Later<List<Signal>> signals = lead.keys().equals(Keys.NONE)
                ? Later.already(List.of())
                : Later.on(
                        readers, "earlier signals were not looked up", () -> known.signals(lead.keys(), signalsAtMost));
        return new Begun(lead, account, signals);
    }

    private record Begun(Lead lead, Later<Optional<Account>> account, Later<List<Signal>> signals) {
        Facts finish(Deadline deadline) {
            List<String> skipped = new ArrayList<>();
            Optional<Account> found = account.get(deadline, skipped).orElse(Optional.empty());
            List<Signal> seen = signals.get(deadline, skipped).orElse(List.of());
            return FactFinder.facts(lead, found, seen, skipped);
        }
    }
}
