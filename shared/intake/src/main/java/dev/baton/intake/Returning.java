package dev.baton.intake;

import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.store.Decided;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Persons;
import dev.baton.store.Rerouting;
import dev.baton.store.Signals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Somebody who is known does something again. It is recorded; and where the person's first lead is nurtured, and waits for such a thing,
 * that one is scored again, as a new routing. Thread-safe.
 */
public final class Returning {
    private final LeadStore leads;
    private final Persons persons;
    private final Signals signals;
    private final Rerouting rerouting;
    private final ToEnrich enrich;

    public Returning(LeadStore leads, Persons persons, Signals signals, Rerouting rerouting, ToEnrich enrich) {
        this.leads = leads;
        this.persons = persons;
        this.signals = signals;
        this.rerouting = rerouting;
        this.enrich = enrich;
    }

    /**
     * A signal of a person or a company.
     *
     * @param key tells two signals of one moment apart; the same key again is the same signal
     */
    public void signal(Keys keys, Signal signal, String key, Instant now) {
        Instant recorded = signals.record(keys, signal, key, now);
        persons.first(keys.person()).flatMap(leads::state).ifPresent(first -> rescore(first, signal, recorded, now));
    }

    /** A change in Salesforce to a record that is a lead already. */
    public void changed(LeadState there, Signal signal, String key, Instant now) {
        Instant recorded = signals.record(there.keys(), signal, key, now);
        rescore(there, signal, recorded, now);
    }

    /** A new form: recorded as a signal only where somebody waits for one. */
    public void formOf(Lead lead, Instant now) {
        LeadId own = lead.id();
        persons.first(lead.keys().person())
                .filter(first -> !first.equals(own))
                .flatMap(leads::state)
                .filter(first -> first.status() == Status.NURTURED)
                .ifPresent(first -> {
                    String request = lead.interest().request();
                    Signal signal = new Signal(Signal.FORM_SUBMITTED, lead.acceptedAt(), Signal.By.PERSON, request);
                    Instant recorded = signals.record(lead.keys(), signal, own.value(), now);
                    rescore(first, signal, recorded, now);
                });
    }

    /**
     * Once for each signal: a repeat makes good what a crash left out, but what was decided after the signal has seen it. One that is new
     * was seen only if the decision says so: it may have been judged just before, and stored by a clock that runs ahead.
     */
    private void rescore(LeadState first, Signal signal, Instant recorded, Instant now) {
        boolean isNew = recorded.equals(now);
        if (first.status() != Status.NURTURED || (!isNew && first.updatedAt().isAfter(recorded))) {
            return;
        }
        Optional<Decided> decided = leads.decision(first.id(), first.routing());
        if (decided.stream().anyMatch(one -> seen(one, signal) || !heeds(one, signal))) {
            return;
        }
        rerouting
                .rescore(first.id(), "ingest", signal.kind(), now)
                .ifPresent(routing ->
                        leads.lead(first.id()).ifPresent(lead -> enrich.send(new Message.Accepted(lead, routing, 0))));
    }

    private static boolean seen(Decided decided, Signal signal) {
        return decided.facts().signals().stream()
                .anyMatch(seen -> seen.kind().equals(signal.kind())
                        && seen.detail().equals(signal.detail())
                        && seen.at().equals(signal.at().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Whether the playbook that nurtured the lead lets it be scored again for this. */
    private static boolean heeds(Decided decided, Signal signal) {
        return !(decided.decision().verdict() instanceof Verdict.Nurtured nurtured) || nurtured.heeds(signal.news());
    }
}
