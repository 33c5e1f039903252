package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import dev.baton.roster.EarlierLead;
import dev.baton.roster.Pool;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Each person's first lead, as long as it matters: while somebody has it, while it waits, while it is nurtured, or had it. Of those that are
 * nurtured or finished with, the newest are remembered. Mutable, for one thread.
 */
final class Persons {
    private final int remembered;
    private final Map<String, First> firsts = new HashMap<>();
    private final LinkedHashMap<String, LeadId> nurtured = new LinkedHashMap<>();
    private final Map<LeadId, String> nurturedBy = new HashMap<>();
    private final LinkedHashMap<String, EarlierLead> past = new LinkedHashMap<>();
    private long forgotten;

    Persons(int remembered) {
        this.remembered = remembered;
    }

    /** A person's first lead. */
    record First(Lead lead, int routing, State state) {
        LeadId id() {
            return lead.id();
        }
    }

    /** What has become of it. */
    sealed interface State {
        /** A rep or the fallback queue has it, since then. */
        record With(Owner owner, Instant since) implements State {}

        /** It was decided in shadow, for this owner. */
        record Chosen(Owner owner) implements State {}

        /** It was taken from whoever had it, and is decided anew at this very moment. */
        record Received() implements State {}

        /** It waits for a rep. */
        record Held() implements State {}

        /** It waits for a form or a signal. */
        record Nurtured(Facts facts, Verdict.Nurtured verdict, Took took) implements State {}
    }

    Optional<First> first(String person) {
        return person.isEmpty() ? Optional.empty() : Optional.ofNullable(firsts.get(person));
    }

    /**
     * Who is asked first for a lead, because of its person's first lead.
     *
     * @param mode how this lead is decided: only in shadow one that was decided in shadow leads it
     */
    Optional<Ruling.Followed> followed(Lead lead, Pool.Continuity continuity, Mode mode, Instant now) {
        return before(lead)
                .flatMap(earlier -> earlier.preference(continuity, now))
                .map(preference ->
                        new Ruling.Followed(preference, continuity.person().isPresent()))
                .or(() -> first(lead.keys().person())
                        .filter(first -> mode == Mode.SHADOW && !first.id().equals(lead.id()))
                        .flatMap(Persons::chosen)
                        .map(preference -> new Ruling.Followed(preference, false)));
    }

    private static Optional<Verdict.Preference> chosen(First first) {
        return first.state() instanceof State.Chosen(Owner owner) && owner instanceof Owner.Rep rep
                ? Optional.of(EarlierLead.chosen(first.id(), rep.id()))
                : Optional.empty();
    }

    /** Whether the person's first lead is another one that is being decided: this one is decided after it. */
    boolean awaits(Lead lead) {
        return first(lead.keys().person())
                .filter(first ->
                        first.state() instanceof State.Received && !first.id().equals(lead.id()))
                .isPresent();
    }

    /** The person's first lead, where that is another one that a rep has or had. */
    private Optional<EarlierLead> before(Lead lead) {
        String person = lead.keys().person();
        return first(person)
                .map(first -> earlier(first, true))
                .orElseGet(() -> Optional.ofNullable(past.get(person)))
                .filter(earlier -> !earlier.lead().equals(lead.id()));
    }

    private static Optional<EarlierLead> earlier(First first, boolean open) {
        return first.state() instanceof State.With(Owner owner, Instant since) && owner instanceof Owner.Rep rep
                ? Optional.of(new EarlierLead(first.id(), rep.id(), since, open))
                : Optional.empty();
    }

    /** Whoever had the lead has finished with it. */
    void close(Lead lead) {
        String person = lead.keys().person();
        Optional<First> closed = first(person).filter(first -> first.id().equals(lead.id()));
        closed.flatMap(first -> earlier(first, false)).ifPresent(earlier -> past.putLast(person, earlier));
        if (past.size() > remembered) {
            past.pollFirstEntry();
        }
        drop(lead);
    }

    void put(Lead lead, int routing, State state) {
        String person = lead.keys().person();
        if (person.isEmpty()) {
            return;
        }
        firsts.put(person, new First(lead, routing, state));
        past.remove(person);
        forget(person);
        if (state instanceof State.Nurtured) {
            nurtured.put(person, lead.id());
            nurturedBy.put(lead.id(), person);
            if (nurtured.size() > remembered) {
                String oldest = nurtured.firstEntry().getKey();
                forget(oldest);
                firsts.remove(oldest);
                forgotten++;
            }
        }
    }

    /** It was taken from whoever had it. */
    void received(Open taken) {
        first(taken.lead().keys().person())
                .filter(first -> first.id().equals(taken.lead().id()))
                .ifPresent(first -> put(taken.lead(), taken.routing(), new State.Received()));
    }

    /** Nothing of this lead matters any more. */
    void drop(Lead lead) {
        String person = lead.keys().person();
        if (first(person).filter(first -> first.id().equals(lead.id())).isPresent()) {
            firsts.remove(person);
            forget(person);
        }
    }

    private void forget(String person) {
        LeadId lead = nurtured.remove(person);
        if (lead != null) {
            nurturedBy.remove(lead);
        }
    }

    /** The nurtured lead of this id, where it is its person's first. */
    Optional<Lead> nurtured(LeadId id) {
        return Optional.ofNullable(nurturedBy.get(id)).flatMap(this::first).map(First::lead);
    }

    /** How many nurtured leads would not be scored again, because too many others came after them. */
    long forgotten() {
        return forgotten;
    }
}
