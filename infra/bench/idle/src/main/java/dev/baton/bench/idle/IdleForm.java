package dev.baton.bench.idle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Stands in {@code form}'s place: takes any form, and stores nothing. */
@Named("form")
public final class IdleForm implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final PassOn passOn;

    @Inject
    IdleForm(PassOn passOn) {
        this.passOn = passOn;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        passOn.send(List.of(event.getBody()), "BATON_ENRICH_QUEUE");
        return APIGatewayV2HTTPResponse.builder().withStatusCode(202).build();
    }
}
