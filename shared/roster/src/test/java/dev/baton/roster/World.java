package dev.baton.roster;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A team at work: reps, pools and leads over time, with the assigner deciding as the functions do. For scenarios and properties. */
final class World {
    /** A lead that somebody has. */
    record Given(String lead, String owner, String pool, Decided decided, Request request, Instant at) {}

    final Map<String, Rep> reps = new TreeMap<>();
    final Map<String, Load> loads = new HashMap<>();
    final Map<String, Turn> turns = new HashMap<>();
    final Map<String, LastLead> companies = new HashMap<>();
    final Map<String, Request> held = new LinkedHashMap<>();
    final Map<String, Decided> lastDecided = new LinkedHashMap<>();
    final List<Given> given = new ArrayList<>();
    final List<Given> open = new ArrayList<>();
    Map<String, Pool> pools;
    Calendars calendars = new Calendars(Optional.empty());
    Instant now;
    private int leads;

    World(Map<String, Pool> pools, Instant now) {
        this.pools = pools;
        this.now = now;
    }

    static final String QUEUE = "queue";

    Assigner assigner() {
        return new Assigner(pools, new Fallback("Inbound Triage", "revops@acme.example"), calendars);
    }

    Snapshot snapshot() {
        return new Snapshot(reps, loads, turns, companies);
    }

    /** A new lead's request. */
    Request lead(String pool, List<Verdict.Preference> preferences, Map<String, String> excluded) {
        return lead(pool, preferences, excluded, "", Map.of());
    }

    /** A new lead's request, of a company, that wants something of whoever gets it. */
    Request lead(
            String pool,
            List<Verdict.Preference> preferences,
            Map<String, String> excluded,
            String company,
            Map<String, String> wants) {
        leads++;
        LeadId id = new LeadId("lead-%017d".formatted(leads));
        return new Request(id, pool, preferences, excluded, Optional.empty(), company, wants, true);
    }

    /** Decides the leads that wait, then these, in one batch. */
    Decisions decide(List<Request> fresh) {
        List<Request> all = new ArrayList<>(held.values());
        all.addAll(fresh);
        Decisions decisions = assigner().decide(snapshot(), all, Set.of(), now);
        loads.clear();
        loads.putAll(decisions.after().loads());
        turns.clear();
        turns.putAll(decisions.after().turns());
        companies.putAll(decisions.after().companies());
        for (int i = 0; i < all.size(); i++) {
            note(all.get(i), decisions.decided().get(i));
        }
        return decisions;
    }

    private void note(Request request, Decided decided) {
        String lead = request.lead().value();
        lastDecided.put(lead, decided);
        switch (decided.outcome()) {
            case Outcome.Held it -> held.put(lead, request.after(it.pool(), decided.waits()));
            case Outcome.Assigned it -> {
                held.remove(lead);
                String owner = switch (it.owner()) {
                    case Owner.Rep rep -> rep.id();
                    case Owner.Queue _ -> QUEUE;
                    case Owner.User _ -> throw new AssertionError("no decision names somebody outside the roster");
                };
                Given here = new Given(lead, owner, it.pool(), decided, request, now);
                given.add(here);
                open.add(here);
            }
            case Outcome.Nurtured _, Outcome.Rejected _ ->
                throw new AssertionError("the assigner neither nurtures nor rejects");
        }
    }

    /** Closes the oldest open lead of a rep; whether there was one. */
    boolean close(String rep) {
        for (Given it : open) {
            if (it.owner().equals(rep)) {
                open.remove(it);
                loads.put(rep, Capacity.closed(loads.getOrDefault(rep, Load.NONE), it.pool()));
                return true;
            }
        }
        return false;
    }

    void change(String rep, UnaryOperator<Rep> how) {
        reps.computeIfPresent(rep, (_, it) -> how.apply(it));
    }

    static Rep with(Rep rep, boolean on, boolean active, List<Rep.Leave> leave) {
        return new Rep(
                rep.id(),
                rep.name(),
                rep.team(),
                rep.speaks(),
                rep.attributes(),
                rep.zone(),
                rep.weight(),
                rep.caps(),
                on,
                active,
                leave,
                rep.bookingUrl(),
                rep.hours(),
                rep.holidays());
    }
}
