package dev.baton.cli;

import dev.baton.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Puts what went wrong into one line that says what to do. */
final class Trouble {
    private Trouble() {}

    /** The line. */
    static String line(Exception thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal.line();
            case ResourceNotFoundException missing ->
                "the stack answers, but has not the tables that were asked for. Locally, start it with 'make run'; for another, "
                        + "BATON_LEADS_TABLE and BATON_ROUTING_TABLE name them.";
            case QueueDoesNotExistException missing ->
                "the stack answers, but has not the queue that was asked for. Locally, start it with 'make run'; for another, "
                        + "BATON_ASSIGN_QUEUE and its like give their URLs.";
            case StoreException.Busy busy -> "the stack is busy: " + first(busy) + ". Try again.";
            case AwsServiceException refused
            when refused.awsErrorDetails() != null ->
                "the stack refused: " + refused.awsErrorDetails().errorMessage() + " ("
                        + refused.awsErrorDetails().errorCode() + ")";
            case SdkServiceException refused ->
                "the stack refused: " + first(refused) + " (HTTP " + refused.statusCode() + ")";
            case SdkClientException unreachable ->
                "the stack cannot be reached: " + first(unreachable)
                        + ". Is it running? 'make run' starts the local one.";
            case UncheckedIOException io -> "could not read or write: " + first(io);
            case IOException io -> "could not read or write: " + first(io);
            default -> "failed: " + thrown.getClass().getSimpleName() + ": " + first(thrown);
        };
    }

    private static String first(Exception thrown) {
        var message = String.valueOf(thrown.getMessage());
        return message.lines().findFirst().orElse(message).replaceFirst(" *\\(SDK Attempt Count: \\d+\\)", "");
    }
}
