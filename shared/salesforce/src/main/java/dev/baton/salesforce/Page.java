package dev.baton.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The first rows of a query's answer.
 *
 * @param whole whether there are no more
 */
public record Page(List<ObjectNode> rows, boolean whole) {
    public Page {
        rows = List.copyOf(rows);
    }
}
