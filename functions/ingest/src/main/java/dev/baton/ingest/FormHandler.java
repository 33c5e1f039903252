package dev.baton.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.baton.ingest.http.Request;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Forms, leads and signals by HTTP. */
@Named("form")
public final class FormHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Front front;

    @Inject
    FormHandler(Front front) {
        this.front = front;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return front.answer(Request.of(event)).response();
    }
}
