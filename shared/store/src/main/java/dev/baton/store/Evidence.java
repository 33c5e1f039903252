package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.roster.Load;
import dev.baton.store.Violation.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All that the audit looks at, as it was read.
 *
 * @param leads by partition key
 * @param loads by rep id
 * @param elsewhere what the CRM counts beside Baton's own, by rep id; part of the load's open leads
 */
record Evidence(
        Map<String, OfLead> leads,
        Map<String, Load> loads,
        Map<String, Integer> elsewhere,
        List<Violation> unreadable) {
    /** What the tables say of one lead. Mutable while it is collected. */
    static final class OfLead {
        final String pk;
        final Map<Integer, Decision> decisions = new TreeMap<>();
        final List<HeldLead> held = new ArrayList<>();

        @Nullable
        LeadState state;

        String shard = "";
        boolean data;
        boolean raw;
        int outboxRouting;
        final Set<Integer> clocks = new HashSet<>();

        OfLead(String pk) {
            this.pk = pk;
        }

        Optional<LeadState> state() {
            return Optional.ofNullable(state);
        }
    }

    static Evidence read(Dynamo dynamo) {
        Evidence evidence = new Evidence(new HashMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        dynamo.scan(dynamo.tables().leads(), item -> evidence.guarded(item, evidence::lead));
        dynamo.scan(dynamo.tables().routing(), item -> evidence.guarded(item, evidence::routing));
        return evidence;
    }

    private void guarded(
            Map<String, AttributeValue> item, java.util.function.Consumer<Map<String, AttributeValue>> reader) {
        try {
            reader.accept(item);
        } catch (RuntimeException e) {
            Key key = Key.of(item);
            unreadable.add(new Violation(
                    Promise.NONE_LOST,
                    key.pk() + " / " + key.sk(),
                    "cannot be read: " + e.getClass().getSimpleName()));
        }
    }

    private void lead(Map<String, AttributeValue> item) {
        Key key = Key.of(item);
        if (key.sk().equals(Key.RECORD)) {
            return; // what is known of a record may come before its lead, and without one it passes
        }
        if (key.pk().startsWith("LEAD#")) {
            OfLead lead = leads.computeIfAbsent(key.pk(), OfLead::new);
            switch (key.sk()) {
                case Key.LEAD -> {
                    lead.shard = Attributes.text(item, "shard");
                    lead.state = LeadItem.state(item);
                }
                case "DATA" -> lead.data = true;
                case "RAW" -> lead.raw = true;
                case "OUTBOX" -> lead.outboxRouting = Attributes.integer(item, "routing");
                default -> {
                    if (key.sk().startsWith(Key.SLA_PREFIX)) {
                        lead.clocks.add(Integer.parseInt(key.sk().substring(Key.SLA_PREFIX.length())));
                    } else if (key.sk().startsWith(Key.DECISION_PREFIX)) {
                        Decision decision = Packed.unpack(Attributes.bytes(item, "decision"), Decided.class)
                                .decision();
                        lead.decisions.put(
                                Integer.parseInt(key.sk().substring(Key.DECISION_PREFIX.length())), decision);
                    }
                }
            }
        } else if (key.sk().startsWith(Key.HELD_PREFIX)) {
            HeldLead held = HeldLeads.read(item);
            leads.computeIfAbsent(Key.lead(held.id()).pk(), OfLead::new).held.add(held);
        }
    }

    private void routing(Map<String, AttributeValue> item) {
        Key key = Key.of(item);
        if (key.pk().startsWith("REP#") && key.sk().equals("LOAD")) {
            String rep = key.pk().substring("REP#".length());
            loads.put(rep, Loads.read(item).value());
            elsewhere.put(rep, Loads.elsewhere(item));
        }
    }
}
