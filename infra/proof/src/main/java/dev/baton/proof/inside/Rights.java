package dev.baton.proof.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Refuses what a function's role does not allow, as AWS does and the local engines never do. The file that {@value #GRANTED} names has a
 * line {@code function action resource} for each right, resources by their logical ids; what was refused is appended to the file that
 * {@value #REFUSED} names. Without the variables nothing is refused. Thread-safe.
 */
public final class Rights implements ExecutionInterceptor {
    /** The environment variable that names the file of what is allowed. */
    public static final String GRANTED = "BATON_PROOF_GRANTED";

    /** The environment variable that names the file of what was refused. */
    public static final String REFUSED = "BATON_PROOF_REFUSED";

    private final String granted = System.getenv().getOrDefault(GRANTED, "");
    private final String refused = System.getenv().getOrDefault(REFUSED, "");
    private final String function = System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "-");
    private final Set<String> mine = granted.isEmpty() ? Set.of() : mine();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (granted.isEmpty()) {
            return;
        }
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        for (String needed : Needed.by(context.request(), service, operation)) {
            if (!mine.contains(needed)) {
                append(function + " " + needed + "\n");
                throw AwsServiceException.builder()
                        .message("The role of " + function + " does not allow " + needed)
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .serviceName(service)
                                .build())
                        .build();
            }
        }
    }

    private Set<String> mine() {
        try {
            return Files.readAllLines(Path.of(granted)).stream()
                    .filter(line -> line.startsWith(function + " "))
                    .map(line -> line.substring(function.length() + 1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the rights cannot be read from " + granted, e);
        }
    }

    private void append(String line) {
        try {
            Files.write(
                    Path.of(refused),
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("what was refused cannot be written to " + refused, e);
        }
    }
}
