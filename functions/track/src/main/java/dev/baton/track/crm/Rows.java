package dev.baton.track.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Identity;
import dev.baton.salesforce.Salesforce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What Salesforce answers to a query, deleted records included. */
@FunctionalInterface
public interface Rows {
    /**
     * Gives each row to {@code each}.
     *
     * @throws Unanswered if Salesforce did not answer; some rows may have been given
     */
    void each(String soql, Consumer<ObjectNode> each);

    /** The id of the user who reads; empty where that is not known. */
    default String self() {
        return "";
    }

    /** All rows: for what cannot be many. */
    default List<ObjectNode> of(String soql) {
        List<ObjectNode> rows = new ArrayList<>();
        each(soql, rows::add);
        return rows;
    }

    /** Those of an org. */
    static Rows of(Salesforce salesforce) {
        return new Rows() {
            @Override
            public void each(String soql, Consumer<ObjectNode> each) {
                switch (salesforce.queryAll(soql, each)) {
                    case Answer.Ok<Long> _ -> {}
                    case Answer.Failed<Long> failed -> throw new Unanswered(failed.failure());
                }
            }

            @Override
            public String self() {
                return switch (salesforce.identity()) {
                    case Answer.Ok<Identity>(Identity identity) -> identity.user();
                    case Answer.Failed<Identity> _ -> "";
                };
            }
        };
    }
}
