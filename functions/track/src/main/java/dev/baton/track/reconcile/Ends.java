package dev.baton.track.reconcile;

import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import dev.baton.store.RecordState;
import dev.baton.store.Register;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a record is over, and how that is told apart from a lead that an operator closed. */
public final class Ends {
    /** How every reason ends that Salesforce gave: what it closed, it may open again; what a person closed here, it may not. */
    static final String THERE = " in Salesforce";

    private Ends() {}

    /** Why a record is over, since when, and who did it. */
    record End(String reason, Instant since, String by) {}

    /** Whether Salesforce closed this lead. */
    public static boolean closedThere(LeadState lead) {
        return lead.status() == Status.CLOSED && lead.closeReason().endsWith(THERE);
    }

    /** The end that came first, if the record is over. What was so before {@code from} is not the lead's end, unless the record is gone. */
    static Optional<End> of(RecordState record, Instant from, Policy policy) {
        List<End> ends = new ArrayList<>();
        record.deleted().filter(Ends::isTrue).ifPresent(it -> ends.add(end("deleted", it)));
        record.converted()
                .filter(Ends::isTrue)
                .filter(it -> !it.since().isBefore(from))
                .ifPresent(it -> ends.add(end("converted", it)));
        record.status()
                .filter(it -> policy.closed().containsKey(it.value()))
                .filter(it -> !it.since().isBefore(from))
                .ifPresent(it -> ends.add(end(policy.closed().getOrDefault(it.value(), ""), it)));
        return ends.stream().min(Comparator.comparing(End::since));
    }

    private static End end(String reason, Register register) {
        return new End(reason + THERE, register.since(), register.by());
    }

    private static boolean isTrue(Register register) {
        return register.value().equals("true");
    }
}
