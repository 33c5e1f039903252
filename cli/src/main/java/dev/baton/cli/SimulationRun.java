package dev.baton.cli;

import dev.baton.roster.Rep;
import dev.baton.simulation.Assumptions;
import dev.baton.simulation.Happening;
import dev.baton.simulation.Policy;
import dev.baton.simulation.Simulation;
import dev.baton.simulation.Tally;
import dev.baton.simulation.Versus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes a history through one playbook, or through two side by side. */
final class SimulationRun {
    private final Side before;
    private final Optional<Side> after;
    private final Differences differences;

    /** One playbook, where it stands, and what it made of the leads. */
    record Side(Path file, Policy policy, Tally tally, Simulation simulation) {
        /** What its team calls it. */
        String name() {
            return policy.playbook().name();
        }
    }

    SimulationRun(
            Path file,
            Policy policy,
            Optional<Path> otherFile,
            Optional<Policy> other,
            List<Rep> people,
            Assumptions assumptions,
            Differences differences) {
        this.differences = differences;
        Versus versus = new Versus(differences::take);
        Tally tally = new Tally();
        boolean two = other.isPresent();
        before = new Side(
                file,
                policy,
                tally,
                new Simulation(policy, people, assumptions, two ? tally.andThen(versus::left) : tally));
        after = other.map(its -> {
            Tally tallied = new Tally();
            return new Side(
                    otherFile.orElseThrow(),
                    its,
                    tallied,
                    new Simulation(its, people, assumptions, tallied.andThen(versus::right)));
        });
    }

    void take(Happening happening) {
        before.simulation().happen(happening);
        after.ifPresent(side -> side.simulation().happen(happening));
    }

    void finish() {
        before.simulation().finish();
        after.ifPresent(side -> side.simulation().finish());
    }

    Side before() {
        return before;
    }

    Optional<Side> after() {
        return after;
    }

    Differences differences() {
        return differences;
    }
}
