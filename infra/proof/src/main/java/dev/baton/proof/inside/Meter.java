package dev.baton.proof.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Writes one line for every request that a function makes: function, service, operation, and what is billed of it: the capacity units
 * that DynamoDB says it consumed ({@link Reckoned} where its local engine says too little), or the 64 KB chunks that are sent elsewhere (the operation ends in {@value #FIFO} for a FIFO queue). The
 * file is named by the environment variable {@value #FILE}; without it nothing is written. Several processes may append to one file.
 * Thread-safe.
 */
public final class Meter implements ExecutionInterceptor {
    /** The environment variable that names the file. */
    public static final String FILE = "BATON_PROOF_METER";

    /** How the operation of a request to a FIFO queue ends: it has a price of its own. */
    public static final String FIFO = ".fifo";

    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final String file = System.getenv().getOrDefault(FILE, "");
    private final String function = System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "-");

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (file.isEmpty()) {
            return context.request();
        }
        return switch (context.request()) {
            case GetItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchGetItemRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case QueryRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case PutItemRequest r -> r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case UpdateItemRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case DeleteItemRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case BatchWriteItemRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            case TransactWriteItemsRequest r ->
                r.toBuilder().returnConsumedCapacity(TOTAL).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (!file.isEmpty()) {
            append(String.format(
                    Locale.ROOT,
                    "%s %s %s%s %.1f%n",
                    function,
                    attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                    attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                    Sent.toFifo(context.request()) ? FIFO : "",
                    units(context)));
        }
    }

    private static double units(Context.AfterExecution context) {
        SdkResponse response = context.response();
        return switch (response) {
            case GetItemResponse r -> sum(List.of(r.consumedCapacity()));
            case BatchGetItemResponse r ->
                sum(r.consumedCapacity()) + Reckoned.missing((BatchGetItemRequest) context.request(), r);
            case QueryResponse r ->
                Math.max(sum(List.of(r.consumedCapacity())), Reckoned.least((QueryRequest) context.request()));
            case PutItemResponse r -> sum(List.of(r.consumedCapacity()));
            case UpdateItemResponse r -> sum(List.of(r.consumedCapacity()));
            case DeleteItemResponse r -> sum(List.of(r.consumedCapacity()));
            case BatchWriteItemResponse r -> sum(r.consumedCapacity());
            case TransactWriteItemsResponse _ -> Reckoned.written((TransactWriteItemsRequest) context.request());
            default -> Sent.chunks(context.request());
        };
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    private void append(String line) {
        try {
            Files.write(
                    Path.of(file),
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the meter cannot write to " + file, e);
        }
    }
}
