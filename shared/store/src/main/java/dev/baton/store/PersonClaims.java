package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.lead.LeadId;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Whose turn it is to look for a person in Salesforce and to make what is not there: one lead's at a time, in all instances. A claim that
 * nobody gives back, because its holder died, ends by itself. Thread-safe.
 */
public final class PersonClaims {
    /** For how long a claim that is over is left for DynamoDB to clear away. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Dynamo dynamo;

    public PersonClaims(DynamoDbClient client, Tables tables) {
        this.dynamo = new Dynamo(client, tables);
    }

    /**
     * Claims a person for a lead, or claims it once more.
     *
     * @param personKey {@code Keys.person()}, not empty
     * @param until when the claim ends by itself: later than whoever asks can still be at work
     * @return false while another lead has the person
     */
    public boolean claim(String personKey, LeadId lead, Instant now, Instant until) {
        return written(claimOf(personKey)
                .when("attribute_not_exists(#until) OR #until <= :now OR #lead = :lead")
                .with("now", value(now))
                .set("lead", value(lead.value()))
                .set("until", value(until))
                .set("expiresAt", value(until.plus(KEPT).getEpochSecond())));
    }

    /** Gives the person back; where another lead has it by now, nothing. */
    public void release(String personKey, LeadId lead) {
        written(claimOf(personKey)
                .when("#lead = :lead")
                .with("lead", value(lead.value()))
                .remove("until"));
    }

    private Expression claimOf(String personKey) {
        return Expression.on(dynamo.tables().leads(), Key.claim(personKey));
    }

    private boolean written(Expression write) {
        try {
            dynamo.client().updateItem(write.updateAlone());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
