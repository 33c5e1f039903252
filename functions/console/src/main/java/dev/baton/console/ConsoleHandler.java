package dev.baton.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/** {@code GET /leads/{leadId}}. */
@Named("console")
public final class ConsoleHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final StatusRead statusRead;

    @Inject
    ConsoleHandler(StatusRead statusRead) {
        this.statusRead = statusRead;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Map<String, String> path = event.getPathParameters() == null ? Map.of() : event.getPathParameters();
        Answer answer = statusRead.of(path.getOrDefault("leadId", ""));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(answer.status())
                .withHeaders(Map.of("content-type", answer.contentType(), "cache-control", "no-store"))
                .withBody(answer.body())
                .build();
    }
}
