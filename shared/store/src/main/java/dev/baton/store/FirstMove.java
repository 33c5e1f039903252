package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What deciding a lead does to {@code PERSON#/FIRST}, the one first lead of its person. */
public sealed interface FirstMove {
    /** Nothing: there is no person's key, or the lead follows the first one. */
    record Leave() implements FirstMove {}

    /** The lead becomes the first, on condition that there is none or that it is this lead itself. */
    record Claim() implements FirstMove {}

    /** The lead takes the place of {@code from}, on condition that {@code from} still has it. */
    record Take(LeadId from) implements FirstMove {}

    /** The write, where there is one. */
    default Optional<TransactWriteItem> item(String table, Lead lead) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item =
                Map.of("lead", value(lead.id().value()));
        return switch (this) {
            case Leave _ -> Optional.empty();
            case Claim _ ->
                Optional.of(Expression.on(table, Key.first(lead.keys().person()))
                        .when("attribute_not_exists(#pk) OR #lead = :me")
                        .with("me", value(lead.id().value()))
                        .put(item));
            case Take(LeadId from) ->
                Optional.of(Expression.on(table, Key.first(lead.keys().person()))
                        .when("#lead = :from")
                        .with("from", value(from.value()))
                        .put(item));
        };
    }
}
