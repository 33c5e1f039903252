package dev.baton.ingest.http;

import java.util.Set;

/**
 * Which web pages' scripts may read our answers. It protects their visitors, not us: a form needs none of it, and whoever is not a browser
 * ignores it.
 *
 * @param origins as browsers send them ({@code https://www.acme.example}), or {@code *}
 */
public record Cors(Set<String> origins) {
    public Cors {
        origins = Set.copyOf(origins);
    }

    /** The answer with what the request's origin may know of it. */
    public Answer allow(Request request, Answer answer) {
        String origin = request.header("origin");
        if (origin.isEmpty() || !(origins.contains(origin) || origins.contains("*"))) {
            return answer.with("Vary", "Origin");
        }
        return answer.with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Expose-Headers", "Location")
                .with("Vary", "Origin");
    }

    /** The answer to a browser that asks first. */
    public Answer preflight(Request request) {
        Answer allowed = allow(request, Answer.empty(204));
        return allowed.headers().containsKey("Access-Control-Allow-Origin")
                ? allowed.with("Access-Control-Allow-Methods", "POST")
                        .with("Access-Control-Allow-Headers", "content-type, idempotency-key, authorization")
                        .with("Access-Control-Max-Age", "600")
                : allowed;
    }
}
