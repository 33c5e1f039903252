package dev.baton.bench.core;

import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.roster.Assigner;
import dev.baton.roster.Caps;
import dev.baton.roster.Decisions;
import dev.baton.roster.Eevdf;
import dev.baton.roster.Fallback;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Request;
import dev.baton.roster.Snapshot;
import dev.baton.roster.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jbpm.services.task.assignment.impl.strategy.RoundRobinAssignmentStrategy;
import org.jbpm.services.task.commands.TaskContext;
import org.jbpm.services.task.impl.model.PeopleAssignmentsImpl;
import org.jbpm.services.task.impl.model.TaskDataImpl;
import org.jbpm.services.task.impl.model.TaskImpl;
import org.jbpm.services.task.impl.model.UserImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.task.model.OrganizationalEntity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Who is next in a pool: by the core with every reason, by its rule of turns alone, by a pointer into an array, by jBPM's round robin. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Picking {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String POOL = "sales";
    private static final LeadId LEAD = new LeadId("AAAAAAAAAAAAAAAAAAAAAA");
    private static final String NOBODY = "";

    /** How many are in the pool. */
    @Param({"10", "100", "1000"})
    public int members;

    private Assigner assigner = new Assigner(Map.of(), new Fallback("Triage", ""));
    private Map<String, Rep> reps = Map.of();
    private Map<String, Integer> weights = Map.of();
    private Turn turn = Turn.START;
    private Turn turnAlone = Turn.START;
    private String[] walk = {};
    private boolean[] free = {};
    private int pointer;
    private final RoundRobinAssignmentStrategy strategy = new RoundRobinAssignmentStrategy();
    private final TaskContext context = new Nowhere();
    private TaskImpl task = new TaskImpl();

    /** Everybody works, has room, and weighs the same: all four can then do the job. */
    @Setup
    public void prepare() {
        reps = new HashMap<>();
        weights = new HashMap<>();
        walk = new String[members];
        free = new boolean[members];
        List<OrganizationalEntity> users = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            String id = "rep-%04d@acme.example".formatted(i);
            reps.put(id, rep(id));
            weights.put(id, 1000);
            walk[i] = id;
            free[i] = true;
            users.add(new UserImpl(id));
        }
        Pool.Members team = new Pool.Members(Set.of("Sales"), Set.of(), Set.of(), Map.of());
        Pool pool = new Pool(
                POOL,
                team,
                Map.of(),
                Caps.NONE,
                new Pool.NobodyFree(Duration.ZERO, Outcome.FALLBACK),
                false,
                Optional.empty());
        assigner = new Assigner(Map.of(POOL, pool), new Fallback("Triage", ""));
        turn = Turn.START;
        turnAlone = Turn.START;
        task = task(users);
    }

    private static Rep rep(String id) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return new Rep(id, id, "Sales", Set.of(), Map.of(), zone, 1000, Caps.NONE, true, true, List.of(), "");
    }

    private static TaskImpl task(List<OrganizationalEntity> users) {
        PeopleAssignmentsImpl people = new PeopleAssignmentsImpl();
        people.setPotentialOwners(users);
        people.setExcludedOwners(new ArrayList<>());
        TaskDataImpl data = new TaskDataImpl();
        data.setProcessId("leads");
        data.setDeploymentId("baton");
        TaskImpl task = new TaskImpl();
        task.setName("lead");
        task.setPeopleAssignments(people);
        task.setTaskData(data);
        return task;
    }

    /** The whole decision as the function {@code assign} takes it. */
    @Benchmark
    public Decisions decide() {
        Decisions decisions =
                assigner.decide(new Snapshot(reps, Map.of(), Map.of(POOL, turn)), List.of(Request.of(LEAD, POOL)), NOW);
        turn = decisions.after().turn(POOL);
        return decisions;
    }

    /** The rule alone, from one state to the next. */
    @Benchmark
    public String turn() {
        Eevdf.Picked picked =
                Eevdf.pick(turnAlone, weights, weights.keySet(), Set.of()).orElseThrow();
        turnAlone = picked.after();
        return picked.rep();
    }

    /** What many routers do: the next after a pointer who is free. Knows no weights, gives no reasons, floods whoever comes back. */
    @Benchmark
    public String arrayWalk() {
        for (int i = 0; i < walk.length; i++) {
            pointer = (pointer + 1) % walk.length;
            if (free[pointer]) {
                return walk[pointer];
            }
        }
        return NOBODY;
    }

    @Benchmark
    public String jbpm() {
        return strategy.apply(task, context, NOBODY).getUser();
    }

    /** jBPM without an engine: it asks its surroundings for the members of groups, and there are none. */
    private static final class Nowhere extends TaskContext {
        @Override
        public @Nullable Object get(String what) {
            return null;
        }
    }
}
