package dev.baton.assign;

import dev.baton.assign.Simulated.Step;
import dev.baton.assign.Simulated.Told;
import dev.baton.intake.Returning;
import dev.baton.json.Json;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Signal;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.RouteWhen;
import dev.baton.playbook.Rows;
import dev.baton.queue.Message;
import dev.baton.roster.Cells;
import dev.baton.roster.Rep;
import dev.baton.store.Active;
import dev.baton.store.HeldLead;
import dev.baton.store.Outcomes;
import dev.baton.store.Persons;
import dev.baton.store.Received;
import dev.baton.store.Rerouting;
import dev.baton.store.RosterStore;
import dev.baton.store.Signals;
import dev.baton.store.Touching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The floor as it is deployed: the real store and assign's own code, with what ingest, enrich, score and the watch do done by hand. The watch
 * rings every half hour here; everything on this floor happens at half hours.
 */
final class StoreSide {
    private static final int SIGNALS = 50;

    final List<Told> told = new ArrayList<>();
    private final Floor floor = Floor.open();
    private final Signals signals = new Signals(floor.dynamo, floor.tables);
    private final Rerouting rerouting = new Rerouting(floor.dynamo, floor.tables);
    private final Touching touching = new Touching(floor.dynamo, floor.tables);
    private final Promises promises = new Promises(floor);
    private final Outcomes outcomes = new Outcomes(floor.dynamo, floor.tables);
    private final Returning returning =
            new Returning(floor.leads, new Persons(floor.dynamo, floor.tables), signals, rerouting, this::enrich);
    private Playbook playbook = Simulated.PLAYBOOKS.getFirst();
    private List<Rep> people = Simulated.TEAM;
    private int leads;
    private int heard;

    StoreSide() {
        publish();
        floor.roster.sync(people, reps -> Cells.of(playbook.pools(), reps));
    }

    private void publish() {
        int version = floor.playbooks.add("", Json.text(playbook), "test", "", floor.now());
        boolean done = false;
        while (!done) {
            Active seen = floor.playbooks.active();
            RosterStore.Roster roster = floor.roster.all();
            done = floor.playbooks.activate(
                    version, roster.version(), Cells.of(playbook.pools(), roster.reps()), RouteWhen.DEFAULT, seen);
        }
    }

    /** Half an hour later: the watch looks after first touches, and rings where somebody waits. */
    void tick(boolean somebodyWaits) {
        floor.pass(Duration.ofMinutes(30));
        promises.look(playbook, people, notice -> told.add(Simulated.told(notice)), this::enrich);
        if (somebodyWaits) {
            ring();
        }
    }

    void take(Step step) {
        switch (step) {
            case Step.Form(int _, int person, String request) -> form(person, request);
            case Step.Webinar(int _, int person) ->
                returning.signal(
                        new Keys("person-" + person, ""),
                        new Signal("webinar-attended", floor.now(), Signal.By.PERSON, ""),
                        "webinar",
                        floor.now());
            case Step.Touch(int _, int which) -> {
                if (leads > 0) {
                    touching.touched(Simulated.id(which % leads), floor.now(), "test", "");
                }
            }
            case Step.Close(int _, int which) -> {
                if (leads > 0) {
                    floor.closing.close(Simulated.id(which % leads), "test", "", floor.now());
                }
                ring();
            }
            case Step.Person(int _, int rep, Simulated.Change change) -> {
                people = Simulated.changed(people, rep, change, floor.now());
                floor.roster.sync(people, reps -> Cells.of(playbook.pools(), reps));
                ring();
            }
            case Step.Publish(int _, int which) -> {
                playbook = Simulated.PLAYBOOKS.get(which);
                publish();
                ring();
            }
        }
        hear();
    }

    private void form(int person, String request) {
        Lead lead = Simulated.lead(leads++, person, request, floor.now());
        floor.leads.accept(lead, "digest", new Received("text/plain", SdkBytes.fromUtf8String("a form")), floor.now());
        returning.formOf(lead, floor.now());
        enrich(new Message.Accepted(lead, 1, 0));
    }

    /** What enrich and score do. */
    private void enrich(Message.Accepted message) {
        Lead lead = message.lead();
        Facts known = Simulated.facts();
        Facts facts = new Facts(
                known.emailKind(),
                known.country(),
                known.employees(),
                known.industry(),
                known.account(),
                signals.of(lead.keys(), SIGNALS, floor.now()),
                known.skipped());
        int version = floor.playbooks.active().version();
        Verdict verdict = playbook.judge(lead, facts, Rows.NONE, version, floor.now());
        switch (verdict) {
            case Verdict.Routed routed ->
                floor.assign(new Message.Scored(lead, facts, routed, message.routing(), message.attempt()));
            case Verdict.Nurtured nurtured ->
                end(lead, facts, message.routing(), verdict, new Outcome.Nurtured(nurtured.campaign(), nurtured.why()));
            case Verdict.Rejected rejected ->
                end(lead, facts, message.routing(), verdict, new Outcome.Rejected(rejected.why()));
        }
        hear();
    }

    private void end(Lead lead, Facts facts, int routing, Verdict verdict, Outcome outcome) {
        Decision decision =
                new Decision(lead.id(), routing, floor.now(), verdict, outcome, List.of(), Decision.Inputs.NONE);
        outcomes.end(lead, facts, decision, floor.now());
        told.add(new Told(lead.id().value(), routing, floor.now(), Simulated.text(outcome, List.of())));
    }

    /** The watch rings every pool that leads wait for. */
    private void ring() {
        waiting().values().stream()
                .map(held -> held.parking().pool())
                .distinct()
                .sorted()
                .forEach(pool -> floor.assign(new Message.Doorbell(pool)));
        hear();
    }

    private void hear() {
        for (; heard < floor.delivered.size(); heard++) {
            Message.Deliver sent = floor.delivered.get(heard);
            Decision decision = floor.leads
                    .decision(sent.id(), sent.routing())
                    .orElseThrow()
                    .decision();
            told.add(new Told(
                    decision.lead().value(),
                    decision.routing(),
                    decision.at(),
                    Simulated.text(decision.outcome(), decision.passedOver())));
            promises.heard(decision);
        }
    }

    /** Who waits: by lead, for which pool and how long. */
    Map<String, String> held() {
        Map<String, String> held = new TreeMap<>();
        waiting()
                .forEach((lead, its) -> held.put(
                        lead.value(), its.parking().pool() + " " + its.parking().waited()));
        return held;
    }

    private Map<LeadId, HeldLead> waiting() {
        Map<LeadId, HeldLead> waiting = new HashMap<>();
        for (Playbook each : Simulated.PLAYBOOKS) {
            each.pools().keySet().forEach(pool -> floor.held(pool).forEach(held -> waiting.put(held.id(), held)));
        }
        return waiting;
    }
}
