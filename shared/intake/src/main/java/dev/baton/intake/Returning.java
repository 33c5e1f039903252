package dev.baton.intake;

import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.lead.Status;
import dev.baton.queue.Message;
import dev.baton.store.LeadState;
import dev.baton.store.LeadStore;
import dev.baton.store.Persons;
import dev.baton.store.Rerouting;
import dev.baton.store.Signals;
import java.time.Instant;

/**
 * Somebody who is known does something again. It is recorded; and where the person's first lead is nurtured, that one is scored again, as
 * a new routing. Thread-safe.
 */
public final class Returning {
    /** The kind of signal that a known person's new form is. */
    public static final String FORM_SUBMITTED = "form-submitted";

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
        persons.first(keys.person())
                .flatMap(leads::state)
                .ifPresent(first -> rescore(first, recorded, signal.kind(), now));
    }

    /** A change in Salesforce to a record that is a lead already. */
    public void changed(LeadState there, Signal signal, String key, Instant now) {
        Instant recorded = signals.record(there.keys(), signal, key, now);
        rescore(there, recorded, signal.kind(), now);
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
                    Signal signal = new Signal(FORM_SUBMITTED, lead.acceptedAt(), Signal.By.PERSON, request);
                    Instant recorded = signals.record(lead.keys(), signal, own.value(), now);
                    rescore(first, recorded, signal.kind(), now);
                });
    }

    /** Once for each signal: a repeat makes good what a crash left out, but what was decided after the signal has seen it. */
    private void rescore(LeadState first, Instant recorded, String why, Instant now) {
        if (first.status() != Status.NURTURED || first.updatedAt().isAfter(recorded)) {
            return;
        }
        rerouting
                .rescore(first.id(), "ingest", why, now)
                .ifPresent(routing ->
                        leads.lead(first.id()).ifPresent(lead -> enrich.send(new Message.Accepted(lead, routing, 0))));
    }
}
