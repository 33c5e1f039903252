package dev.baton.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured and reckoned.
 *
 * @param form what the form's function used, for one lead at a time
 * @param stages what the others did, by their names
 * @param org what deliver did with the Salesforce stand-in
 * @param month the idle one
 * @param starts of each function
 * @param idleStart of a function that does nothing, without a cache
 * @param gigabytes of memory that the template gives the functions
 * @param compared exports of two sizes
 * @param tracked change events a second, for each kind of event
 * @param decided what the core takes to decide
 * @param simulated histories of two sizes
 * @param took the whole benchmark
 */
record Figures(
        LocalDate day,
        Machine machine,
        Pipeline.Beside pipeline,
        Usage form,
        Map<String, Conveyor.Beside> stages,
        OrgDelivery.Beside org,
        List<IdleMonth.Line> month,
        List<Start> starts,
        Samples idleStart,
        Path idleArtifact,
        double gigabytes,
        List<Comparing.Run> compared,
        Map<String, Samples> tracked,
        List<Deciding.Result> decided,
        List<Simulating.Run> simulated,
        Duration took) {

    /**
     * How a function starts.
     *
     * @param bytes of its function.zip
     * @param plain milliseconds to the first answer, without an AOT cache
     * @param cached the same with it; no values where there is none
     */
    record Start(String function, long bytes, Samples plain, Samples cached) {}

    /** What a million leads cost at each stage, in batches of one or of ten. */
    Map<String, LeadCost> cost(boolean tens, String call, Prices prices) {
        double milliseconds = prices.assumed(call);
        Map<String, LeadCost> costs = new LinkedHashMap<>();
        costs.put("form", LeadCost.of("form", form, false, gigabytes, milliseconds, prices));
        for (Stage stage : Conveyor.STAGES) {
            costs.put(
                    stage.function(),
                    LeadCost.of(
                            stage.function(),
                            usage(stage.function(), tens),
                            stage.takesFifo(),
                            gigabytes,
                            milliseconds,
                            prices));
        }
        return costs;
    }

    /** What a stage used; the form's function has no batches. */
    Usage usage(String stage, boolean tens) {
        Conveyor.Beside beside = stages.get(stage);
        if (beside == null) {
            return form;
        }
        return tens ? beside.ten().usage() : beside.one().usage();
    }

    static LeadCost sum(Map<String, LeadCost> costs) {
        return costs.values().stream().reduce(LeadCost::plus).orElseThrow();
    }
}
