package dev.baton.store;

import dev.baton.roster.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whether the tables keep Baton's promises, found out from the tables alone. Both are read whole, so it is for an operator and for tests,
 * not for a function. Memory grows with the number of leads, by about a kilobyte each.
 *
 * @param leads how many leads there are
 * @param violations what must not be; empty when all promises hold
 */
public record Audit(long leads, List<Violation> violations) {
    public Audit {
        violations = List.copyOf(violations);
    }

    /**
     * Reads the tables once. Reading is not of one moment: while leads are on their way, what is found may be an item that was read
     * before its neighbour changed. {@link #confirmed} tells these apart.
     *
     * @param pools the active playbook's pools, for their limits
     */
    public static Audit of(DynamoDbClient client, Tables tables, Map<String, Pool> pools) {
        Evidence evidence = Evidence.read(new Dynamo(client, tables));
        List<Violation> violations = new ArrayList<>(evidence.unreadable());
        evidence.leads().values().forEach(lead -> LeadAudit.check(lead, violations::add));
        new LoadAudit(evidence, pools).check(violations::add);
        return new Audit(evidence.leads().size(), violations);
    }

    /** Reads the tables, and where something was found once more: what is found both times is not a passing state. */
    public static Audit confirmed(DynamoDbClient client, Tables tables, Map<String, Pool> pools) {
        Audit first = of(client, tables, pools);
        if (first.violations().isEmpty()) {
            return first;
        }
        Audit second = of(client, tables, pools);
        return new Audit(
                second.leads(),
                second.violations().stream()
                        .filter(first.violations()::contains)
                        .toList());
    }
}
