package dev.baton.bench.core;

import dev.baton.bench.core.Leads.Known;
import dev.baton.bench.core.Rules.Published;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Rows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Score and route one lead: by a playbook, with every reason, beside the same rules written in Java. The rows are in memory for both. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Judging {
    private static final int LEADS = 512;

    /** How many territories there are. */
    @Param({"10", "1000", "100000"})
    public int rows;

    private Published published =
            new Published(Rules.published(Rules.territories(0)).playbook(), List.of());
    private HandWritten handWritten = new HandWritten(Map.of());
    private List<Known> leads = List.of();
    private int next;

    /** Both say the same of every lead, or nothing is measured. */
    @Setup
    public void prepare() {
        Map<String, String> territories = Rules.territories(rows);
        published = Rules.published(territories);
        handWritten = new HandWritten(territories);
        leads = Leads.of(LEADS);
        for (Known known : leads) {
            String said = said(judged(known));
            String expected = handWritten.route(known.lead(), known.facts(), Leads.NOW);
            if (!said.equals(expected)) {
                throw new IllegalStateException("the playbook says " + said + ", Java says " + expected);
            }
        }
    }

    @Benchmark
    public Verdict playbook() {
        return judged(known());
    }

    @Benchmark
    public String handWritten() {
        Known known = known();
        return handWritten.route(known.lead(), known.facts(), Leads.NOW);
    }

    private Known known() {
        next = (next + 1) % LEADS;
        return leads.get(next);
    }

    private Verdict judged(Known known) {
        Rows found = Rows.from(published.tables(), published.playbook().lookups(known.lead(), known.facts()));
        return published.playbook().judge(known.lead(), known.facts(), found, 1, Leads.NOW);
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Rejected _ -> "rejected";
            case Verdict.Nurtured _ -> "nurtured";
            case Verdict.Routed routed -> routed.route();
        };
    }
}
