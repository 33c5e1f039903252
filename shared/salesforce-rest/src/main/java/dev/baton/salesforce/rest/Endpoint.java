package dev.baton.salesforce.rest;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What Quarkus makes a client of. The address comes with each call: an org's API is where its token says. */
@RegisterRestClient(baseUri = "http://localhost", configKey = "salesforce")
public interface Endpoint {
    /** Asks. */
    @GET
    RestResponse<InputStream> get(
            @Url URI address,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Sforce-Call-Options") @Nullable String callOptions,
            @HeaderParam("Sforce-Auto-Assign") @Nullable String autoAssign);

    /** Sends. */
    @POST
    RestResponse<InputStream> post(
            @Url URI address,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Sforce-Call-Options") @Nullable String callOptions,
            @HeaderParam("Sforce-Auto-Assign") @Nullable String autoAssign,
            @HeaderParam("Content-Type") @Nullable String contentType,
            byte[] body);

    /** Changes. */
    @PATCH
    RestResponse<InputStream> patch(
            @Url URI address,
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Sforce-Call-Options") @Nullable String callOptions,
            @HeaderParam("Sforce-Auto-Assign") @Nullable String autoAssign,
            @HeaderParam("Content-Type") @Nullable String contentType,
            byte[] body);
}
