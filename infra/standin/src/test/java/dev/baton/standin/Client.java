package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls a stand-in as a program would: plain HTTP, with a session of client credentials. */
final class Client implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private String token = "";

    Client(StandIn standIn) {
        this.base = standIn.uri();
        login(standIn);
    }

    void login(StandIn standIn) {
        HttpResponse<String> answer = token("grant_type=client_credentials&client_id="
                + standIn.credentials().clientId() + "&client_secret="
                + standIn.credentials().clientSecret());
        token = json(answer.body()).path("access_token").asText();
    }

    HttpResponse<String> token(String form) {
        return sent(HttpRequest.newBuilder(base.resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> post(String path, String form) {
        return sent(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> get(String path) {
        return sent(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** Sends JSON below /services/data/v62.0, with headers as name, value and so on. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/services/data/v62.0" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return sent(request.build());
    }

    JsonNode query(String soql) {
        return json(get("/services/data/v62.0/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8))
                .body());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
