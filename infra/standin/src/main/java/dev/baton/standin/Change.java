package dev.baton.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a transaction did to one record.
 *
 * @param object the record's
 * @param type as change events say it
 * @param row the record afterwards
 * @param fields the names of the fields that are other than before; of a creation, all that have a value
 */
record Change(SObject object, Type type, ObjectNode row, List<String> fields) {
    /** The change types of a change event. */
    enum Type {
        CREATE,
        UPDATE,
        DELETE,
        UNDELETE
    }

    String id() {
        return row.path("Id").asText();
    }
}
