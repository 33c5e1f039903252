package dev.baton.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes that stand or fall together: one graph for each lead, so that a lead that fails takes no other with it.
 *
 * @param id names it among those that are sent together, such as the lead's id
 * @param nodes in the order in which they are written; at most {@link #MOST_NODES}
 */
public record Graph(String id, List<Node> nodes) {
    /** As many nodes fit into one call, over all its graphs (REST API guide, "Composite Graph Limits"). */
    public static final int MOST_NODES = 500;

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    /** Checks what Salesforce would otherwise refuse the whole call for. */
    public Graph {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
            throw new IllegalArgumentException("a graph has 1 to " + MOST_NODES + " nodes, not " + nodes.size());
        }
        Set<String> references = new HashSet<>();
        for (Node node : nodes) {
            if (!REFERENCE.matcher(node.reference()).matches() || !references.add(node.reference())) {
                throw new IllegalArgumentException(
                        "a reference is letters, digits and underscores, and its graph's only one of that name: "
                                + node.reference());
            }
        }
    }

    /** One write of a record. */
    public sealed interface Node {
        /** By what other nodes of the graph, and the outcome, speak of it: letters, digits and underscores. */
        String reference();

        /** The API name of the record's kind: {@code Lead}, {@code Task}. */
        String object();

        /** What is written; a field that is JSON's {@code null} is emptied. */
        ObjectNode fields();
    }

    /**
     * Creates the record whose {@code externalId} field is {@code value}, or updates it: repeated, it makes no second.
     *
     * @param fields without the external id field itself
     */
    public record Upsert(String reference, String object, String externalId, String value, ObjectNode fields)
            implements Node {
        public Upsert {
            fields = fields.deepCopy();
        }
    }

    /** Updates the record of this id, which may be {@link #idOf another node's}. */
    public record Update(String reference, String object, String recordId, ObjectNode fields) implements Node {
        public Update {
            fields = fields.deepCopy();
        }
    }

    /** Creates a record; repeated, it makes a second one. */
    public record Create(String reference, String object, ObjectNode fields) implements Node {
        public Create {
            fields = fields.deepCopy();
        }
    }

    /** The id of the record that an earlier node of the same graph writes: to be put where an id is wanted. */
    public static String idOf(String reference) {
        return "@{" + reference + ".id}";
    }

    /** What came of one graph. */
    public sealed interface Outcome {
        /** The graph's own id. */
        String graph();

        /**
         * All of it was written.
         *
         * @param ids the 18-character id of each node's record, by reference
         * @param created the references of those that are new
         */
        record Written(String graph, Map<String, String> ids, Set<String> created) implements Outcome {
            public Written {
                ids = Map.copyOf(ids);
                created = Set.copyOf(created);
            }

            /** The id of a node's record. */
            public Optional<String> id(String reference) {
                return Optional.ofNullable(ids.get(reference));
            }
        }

        /**
         * Nothing of it was written (where {@code failure} is {@link Failure.Unreachable}: perhaps nothing).
         *
         * @param reference the node that failed; empty when the whole call did
         */
        record Failed(String graph, String reference, Failure failure) implements Outcome {}
    }
}
