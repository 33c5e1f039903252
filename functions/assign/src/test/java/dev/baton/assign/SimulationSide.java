package dev.baton.assign;

import dev.baton.assign.Simulated.Step;
import dev.baton.lead.Keys;
import dev.baton.lead.Outcome;
import dev.baton.lead.Signal;
import dev.baton.roster.Decided;
import dev.baton.roster.Rep;
import dev.baton.simulation.Assumptions;
import dev.baton.simulation.Happening;
import dev.baton.simulation.Policy;
import dev.baton.simulation.Simulation;
import dev.baton.simulation.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same floor in simulated time. */
final class SimulationSide {
    final List<Simulated.Told> told = new ArrayList<>();
    private final TreeMap<String, String> held = new TreeMap<>();
    private final Simulation simulation;
    private List<Rep> people = Simulated.TEAM;
    private Instant now = Simulated.START;
    private int versions = 1;
    private int leads;

    SimulationSide() {
        simulation = new Simulation(policy(0), people, Assumptions.NONE, this::hear);
    }

    private Policy policy(int which) {
        return new Policy(versions, Simulated.PLAYBOOKS.get(which), List.of());
    }

    void tick() {
        now = now.plus(Duration.ofMinutes(30));
        simulation.until(now);
    }

    void take(Step step) {
        switch (step) {
            case Step.Form(int _, int person, String request) ->
                simulation.happen(new Happening.Form(Simulated.lead(leads++, person, request, now), Simulated.facts()));
            case Step.Webinar(int _, int person) ->
                simulation.happen(new Happening.Did(
                        new Keys("person-" + person, ""),
                        new Signal("webinar-attended", now, Signal.By.PERSON, ""),
                        now));
            case Step.Touch(int _, int which) -> {
                if (leads > 0) {
                    simulation.happen(new Happening.Touch(Simulated.id(which % leads), now));
                }
            }
            case Step.Close(int _, int which) -> {
                if (leads > 0) {
                    simulation.happen(new Happening.Close(Simulated.id(which % leads), now));
                }
            }
            case Step.Person(int _, int rep, Simulated.Change change) -> {
                people = Simulated.changed(people, rep, change, now);
                simulation.happen(new Happening.People(people, now));
            }
            case Step.Publish(int _, int which) -> {
                versions++;
                simulation.happen(new Happening.Publish(policy(which), now));
            }
        }
    }

    private void hear(Told what) {
        switch (what) {
            case Told.Settled settled -> {
                held.remove(settled.lead().id().value());
                List<Outcome.PassedOver> over =
                        settled.decided().map(Decided::passedOver).orElse(List.of());
                told.add(new Simulated.Told(
                        settled.lead().id().value(),
                        settled.routing(),
                        settled.at(),
                        Simulated.text(settled.outcome(), over)));
            }
            case Told.Parked parked ->
                held.put(parked.lead().id().value(), parked.held().pool() + " " + parked.waited());
            case Told.Closed closed -> held.remove(closed.lead().value());
            case Told.Noticed noticed -> told.add(Simulated.told(noticed.notice()));
            case Told.Touched _ -> {}
        }
    }

    /** Who waits: by lead, for which pool and how long. */
    Map<String, String> held() {
        return held;
    }
}
