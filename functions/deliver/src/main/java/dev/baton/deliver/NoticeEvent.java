package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.SlaNotice;
import java.util.Locale;

/** What is published of a lead that its owner has not touched. Like an outcome, it names the lead by its id alone. */
final class NoticeEvent {
    private NoticeEvent() {}

    /** The event that tells it: {@code Lead SLA Reminder} or {@code Lead SLA Breached}. */
    static OutcomeEvent of(SlaNotice notice) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("id", notice.id());
        detail.put("leadId", notice.lead().value());
        detail.put("routing", notice.routing());
        detail.put("at", notice.at().toString());
        detail.put("dueAt", notice.due().toString());
        detail.put("route", notice.route()).put("pool", notice.pool());
        OutcomeEvent.owner(notice.owner(), detail.putObject("owner"));
        if (!notice.tell().isEmpty()) {
            detail.put("tell", notice.tell());
        }
        if (!notice.why().isEmpty()) {
            detail.put("why", notice.why());
        }
        return switch (notice.kind()) {
            case REMINDER -> {
                detail.put("number", notice.number());
                yield new OutcomeEvent("Lead SLA Reminder", detail.toString());
            }
            case BREACH -> {
                detail.put("action", word(notice.action()));
                yield new OutcomeEvent("Lead SLA Breached", detail.toString());
            }
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
