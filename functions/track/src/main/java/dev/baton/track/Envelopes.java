package dev.baton.track;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.track.crm.Snapshot;
import dev.baton.track.event.News;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Events as the relay itself would have sent them, for what track found out by reading. */
final class Envelopes {
    /** Ingest's sign that {@code route-when} was asked already: beside the payload, in the detail. */
    static final String BECAME = "batonBecame";

    /** What Salesforce says of a record's keeping, not of the lead. */
    private static final Set<String> KEEPING =
            Set.of("Id", "IsDeleted", "IsConverted", "SystemModstamp", "LastModifiedById", "Baton_Lead_Id__c");

    private Envelopes() {}

    /** A Lead that became one of ours by a change, as if it were created now. */
    static String became(String org, Snapshot lead) {
        ObjectNode event = envelope(org, News.Entity.LEAD);
        ObjectNode detail = event.putObject("detail");
        detail.put(BECAME, true);
        ObjectNode payload = detail.putObject("payload");
        header(payload, News.Entity.LEAD, "CREATE", List.of(lead.record()), lead.modified());
        lead.fields().forEach((name, value) -> {
            if (!KEEPING.contains(name)) {
                payload.put(name, value);
            }
        });
        return event.toString();
    }

    /**
     * Records of which something changed that nobody told.
     *
     * @param since records that were created since then are new
     */
    static String untold(String org, News.Entity entity, List<String> records, Instant since) {
        ObjectNode event = envelope(org, entity);
        ObjectNode payload = event.putObject("detail").putObject("payload");
        header(payload, entity, "GAP_UPDATE", records, since);
        return event.toString();
    }

    private static ObjectNode envelope(String org, News.Entity entity) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", "aws.partner/salesforce.com/" + org + "/baton")
                .put("detail-type", entity.object() + "ChangeEvent");
    }

    private static void header(
            ObjectNode payload, News.Entity entity, String change, List<String> records, Instant at) {
        ObjectNode header = payload.putObject("ChangeEventHeader")
                .put("entityName", entity.object())
                .put("changeType", change)
                .put("commitTimestamp", at.toEpochMilli());
        records.forEach(header.putArray("recordIds")::add);
    }
}
