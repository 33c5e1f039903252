package dev.baton.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One decision about one routing of a lead, whole: what was decided, why, and everything that is needed to decide it again.
 *
 * @param routing 1 for the first; each re-routing counts one up
 * @param outcome what was decided
 * @param verdict what the playbook had said
 * @param passedOver each candidate who was looked at before and not chosen, in the order looked at
 * @param inputs what the pure core was given, see {@link Inputs}
 * @param mode whether it is carried out; what was decided before there were modes was
 * @param sla when the first touch is due; empty where the route promises nothing, and where nobody got the lead
 */
public record Decision(
        LeadId lead,
        int routing,
        Instant at,
        Verdict verdict,
        Outcome outcome,
        List<Outcome.PassedOver> passedOver,
        Inputs inputs,
        Mode mode,
        Optional<Sla.Clock> sla) {
    public Decision {
        passedOver = Absent.copy(passedOver);
        inputs = Absent.or(inputs, Inputs.NONE);
        mode = Absent.or(mode, Mode.LIVE);
        sla = Absent.or(sla, Optional.empty());
    }

    /** A decision without an SLA. */
    public Decision(
            LeadId lead,
            int routing,
            Instant at,
            Verdict verdict,
            Outcome outcome,
            List<Outcome.PassedOver> passedOver,
            Inputs inputs,
            Mode mode) {
        this(lead, routing, at, verdict, outcome, passedOver, inputs, mode, Optional.empty());
    }

    /** A decision that is carried out. */
    public Decision(
            LeadId lead,
            int routing,
            Instant at,
            Verdict verdict,
            Outcome outcome,
            List<Outcome.PassedOver> passedOver,
            Inputs inputs) {
        this(lead, routing, at, verdict, outcome, passedOver, inputs, Mode.LIVE);
    }

    /**
     * The same without what it was computed from and who was passed over: what it says, not how it came about. The rest grows with the
     * roster, and a message may not.
     */
    public Decision summary() {
        return new Decision(lead, routing, at, verdict, outcome, List.of(), Inputs.NONE, mode, sla);
    }

    /**
     * What a decision was computed from, beside the lead itself and its facts.
     *
     * @param engine the version of Baton's core
     * @param timeZoneData the version of the JDK's time-zone rules
     * @param batchPosition the decision's place in its batch, from 0; -1 outside a batch
     * @param lookups the rows of lookup tables that were read, by table and key
     * @param judgedAt when the verdict was judged; empty where that was not kept
     * @param roster the state of each rep and pool that was looked at, as text by its key ({@code REP#id}, {@code POOL#id},
     *     {@code COMPANY#key}), beside {@code REQUEST}, what was asked, and {@code PLAYBOOK}, whose pools were
     */
    public record Inputs(
            String engine,
            String timeZoneData,
            int batchPosition,
            Map<String, String> lookups,
            Optional<Instant> judgedAt,
            Map<String, String> roster) {
        public static final Inputs NONE = new Inputs("", "", -1, Map.of(), Map.of());

        public Inputs {
            engine = Absent.text(engine);
            timeZoneData = Absent.text(timeZoneData);
            lookups = Absent.copy(lookups);
            judgedAt = Absent.or(judgedAt, Optional.empty());
            roster = Absent.copy(roster);
        }

        /** Inputs that do not say when the verdict was judged. */
        public Inputs(
                String engine,
                String timeZoneData,
                int batchPosition,
                Map<String, String> lookups,
                Map<String, String> roster) {
            this(engine, timeZoneData, batchPosition, lookups, Optional.empty(), roster);
        }
    }
}
