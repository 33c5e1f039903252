package dev.baton.assign;

import static dev.baton.assign.Floor.FALLBACK;
import static dev.baton.assign.Floor.rep;

import dev.baton.assign.Interleaving.Part;
import dev.baton.lead.Decision;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Score;
import dev.baton.lead.Status;
import dev.baton.lead.Verdict;
import dev.baton.queue.Message;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.store.Cleared;
import dev.baton.store.Deliveries;
import dev.baton.store.LeadState;
import dev.baton.store.Outcomes;
import dev.baton.store.Rerouting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/**
 * One history: a small team with little room, leads of which some are one person's, and whatever may happen to them at the same time. What
 * FIFO, visibility time-outs and the watch do is done here by hand.
 */
final class Play {
    private static final Duration HOLD = Duration.ofHours(4);

    final Floor floor;
    final List<Lead> leads = Collections.synchronizedList(new ArrayList<>());
    static final List<String> COMPANIES = List.of("company-0", "company-1", "company-2");

    private final Random random;
    private final Interleaving interleaving;
    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final Rerouting rerouting;
    private final List<Message> back = Collections.synchronizedList(new ArrayList<>());
    private final List<Message> delivering = Collections.synchronizedList(new ArrayList<>());
    private int names;

    Play(long seed) {
        random = new Random(seed);
        interleaving = new Interleaving(random);
        floor = Floor.with(interleaving);
        deliveries = new Deliveries(floor.dynamo, floor.tables);
        outcomes = new Outcomes(floor.dynamo, floor.tables);
        rerouting = new Rerouting(floor.dynamo, floor.tables);
    }

    void run() {
        floor.publish(keeping("dach", HOLD, FALLBACK, "ae"), keeping("uk", HOLD, FALLBACK, "uk"));
        floor.staff(team(false));
        // Some leads are there already, so that some reps are full and some leads wait.
        floor.assign(fresh(7, 0).toArray(Message[]::new));
        floor.pass(Duration.ofMinutes(1));
        interleaving.play(parts());
        settle();
    }

    private Rep[] team(boolean joined) {
        Rep una =
                joined ? Floor.rep("una", List.of("uk", "ae"), OptionalInt.of(2)) : rep("una", "uk", OptionalInt.of(2));
        return new Rep[] {
            rep("ana", "ae", OptionalInt.of(6)),
            rep("bo", "ae", OptionalInt.of(2)),
            una,
            rep(Corrections.CAL, "nowhere", OptionalInt.empty())
        };
    }

    private List<Part> parts() {
        List<Lead> closable = List.copyOf(leads);
        List<Message> batch = fresh(3, 2);
        List<Message> other = fresh(2, 1);
        List<Message> third = fresh(2, 0);
        Lead nurtured = nurtured();
        Lead again = floor.accept(name(), "person-0");
        leads.add(again);
        Message second = floor.scored(again, random.nextBoolean() ? "dach" : "uk");
        int shift = random.nextInt(closable.size());
        List<Part> all = new ArrayList<>(List.of(
                // The visibility time-out is over while the first still works.
                writer(batch),
                writer(batch),
                writer(other),
                writer(third),
                writer(List.of(second, second, new Message.Doorbell("uk"))),
                new Part(false, this::switcher),
                new Part(true, () -> rescored(nurtured)),
                new Part(true, this::deliverer)));
        List<Part> disturbances = new ArrayList<>(List.of(
                new Part(false, () -> closer(closable, shift)),
                new Part(false, () -> {
                    floor.staff(team(true));
                    doorbell("dach");
                    doorbell("uk");
                }),
                new Part(false, () -> {
                    floor.publish(keeping("uk", HOLD, FALLBACK, "uk"), keeping("dach", HOLD, FALLBACK, "ae"));
                    doorbell("dach");
                    doorbell("uk");
                }),
                new Part(false, () -> {
                    floor.publish(keeping("new", HOLD, FALLBACK, "ae", "uk"));
                    doorbell("dach");
                    doorbell("uk");
                }),
                new Part(true, () -> floor.assign(new Message.Doorbell("dach")))));
        disturbances.addAll(new Corrections(floor, back).parts(closable, random.nextInt(closable.size())));
        Collections.shuffle(disturbances, random);
        all.addAll(disturbances.subList(0, 3 + random.nextInt(5)));
        Collections.shuffle(all, random);
        return all;
    }

    private static Pool keeping(String id, Duration hold, String then, String... desks) {
        return Keeping.companies(Floor.pool(id, hold, then, desks), Optional.empty());
    }

    /** Half of the leads are of few companies. */
    private String company() {
        return random.nextBoolean() ? COMPANIES.get(random.nextInt(COMPANIES.size())) : "";
    }

    private String name() {
        return "lead-" + names++;
    }

    /** New leads, some of which are of the few persons that many of them are of. */
    private List<Message> fresh(int count, int persons) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String person = persons > 0 && random.nextBoolean() ? "person-" + random.nextInt(2) : "";
            Lead lead = floor.accept(name(), person, company());
            leads.add(lead);
            messages.add(floor.scored(lead, random.nextInt(3) > 0 ? "dach" : "uk"));
        }
        return messages;
    }

    private Part writer(List<Message> batch) {
        return new Part(true, () -> {
            boolean finished = false;
            try {
                Set<String> failed = floor.assign(batch.toArray(Message[]::new));
                for (int i = 0; i < batch.size(); i++) {
                    if (failed.contains("record-" + i)) {
                        back.add(batch.get(i));
                    }
                }
                finished = true;
            } finally {
                if (!finished) {
                    back.addAll(batch);
                }
            }
        });
    }

    /** From the moment at which somebody is off until the moment at which they are on again, they get nothing. */
    private void switcher() {
        for (String rep : List.of("ana", "bo", "una", "ana", "una", "ana", "bo")) {
            got(rep);
            floor.roster.turn(rep, false);
            int before = got(rep);
            got(rep);
            int after = got(rep);
            floor.roster.turn(rep, true);
            if (after > before) {
                throw new AssertionError(rep + " got " + (after - before) + " leads while off");
            }
        }
        doorbell("dach");
        doorbell("uk");
    }

    private int got(String rep) {
        return floor.roster.load(rep).value().today();
    }

    private void doorbell(String pool) {
        back.add(new Message.Doorbell(pool));
    }

    private void closer(List<Lead> closable, int shift) {
        for (int i = 0; i < 3; i++) {
            floor.close(closable.get((shift + i) % closable.size()));
        }
        doorbell("dach");
        doorbell("uk");
    }

    /** A lead that has the first place of its person and waits for a signal. */
    private Lead nurtured() {
        Lead lead = floor.accept(name(), "person-0");
        leads.add(lead);
        Message.Scored scored = floor.scored(lead, "dach");
        Verdict verdict = new Verdict.Nurtured(1, Score.NONE, List.of(), "newsletter", "too few points");
        Decision decision = new Decision(
                lead.id(),
                1,
                floor.now(),
                verdict,
                new Outcome.Nurtured("newsletter", "too few points"),
                List.of(),
                Decision.Inputs.NONE);
        outcomes.end(lead, scored.facts(), decision, floor.now());
        delivering.add(new Message.Deliver(lead, decision, 0));
        return lead;
    }

    private void rescored(Lead lead) {
        rerouting.rescore(lead.id(), "ingest", "a webinar", floor.now()).ifPresent(routing -> {
            Message.Scored scored = floor.scored(lead, "dach", routing);
            back.add(scored);
            floor.assign(scored);
        });
    }

    private void deliverer() {
        for (int i = 0; i < 3 && !delivering.isEmpty(); i++) {
            Message.Deliver message = (Message.Deliver) delivering.getFirst();
            deliver(message, false);
            delivering.remove(message);
        }
    }

    /** What deliver does; {@code again}: whether the message has been received before. */
    private void deliver(Message.Deliver message, boolean again) {
        LeadState state = floor.state(message.lead());
        if (state.status() == Status.ERASED) {
            return;
        }
        if (state.routing() > message.routing()) {
            if (again) {
                newer(deliveries.markAgain(state, floor.now()), message.lead());
            }
            return;
        }
        deliveries.tell(message.id(), new Deliveries.Told(message.routing(), floor.now(), "told"));
        newer(deliveries.clear(message.id(), message.routing(), floor.now()), message.lead());
    }

    private void newer(Cleared cleared, Lead lead) {
        if (cleared instanceof Cleared.Newer(LeadState there)) {
            floor.leads
                    .decision(lead.id(), there.routing())
                    .ifPresent(decided -> delivering.add(new Message.Deliver(lead, decided.decision(), 0)));
        }
    }

    /** What SQS and the watch do in time: whatever was not finished comes again, every pool is rung, what is due is delivered. */
    private void settle() {
        for (Message message : List.copyOf(back)) {
            floor.assign(message);
        }
        for (Lead lead : leads) {
            LeadState state = floor.state(lead);
            if (state.status() == Status.RECEIVED) {
                floor.assign(floor.scored(lead, "dach", state.routing()));
            }
        }
        for (int i = 0; i < 3; i++) {
            floor.pass(Duration.ofMinutes(3));
            for (String pool : List.of("dach", "uk", "new")) {
                floor.assign(new Message.Doorbell(pool));
            }
        }
        delivering.addAll(floor.delivered);
        while (!delivering.isEmpty()) {
            deliver((Message.Deliver) delivering.removeFirst(), true);
        }
        for (Lead lead : leads) {
            LeadState state = floor.state(lead);
            state.delivery()
                    .flatMap(due -> floor.leads.decision(lead.id(), due.routing()))
                    .ifPresent(decided -> deliver(new Message.Deliver(lead, decided.decision(), 1), true));
        }
    }

    /** Leads that wait although somebody is free for them. */
    List<LeadId> forgotten() {
        List<LeadId> forgotten = new ArrayList<>();
        List<LeadState> before = leads.stream().map(floor::state).toList();
        for (String pool : List.of("dach", "uk", "new")) {
            floor.assign(new Message.Doorbell(pool));
        }
        for (LeadState state : before) {
            if (state.status() == Status.HELD && !floor.leads.state(state.id()).equals(Optional.of(state))) {
                forgotten.add(state.id());
            }
        }
        return forgotten;
    }
}
