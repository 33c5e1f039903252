package dev.baton.salesforce;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * One HTTP request in, one response out: all that the client needs of an HTTP library. Adapters neither retry nor follow redirects, take
 * any status as an answer, end a request that takes longer than {@link #LONGEST_SECONDS}, and are thread-safe.
 */
@FunctionalInterface
public interface Http {
    /** A request is given up after so long, in seconds. */
    int LONGEST_SECONDS = 30;

    /** No longer response is read, in bytes: the largest page of a query and the largest description are well below. */
    int LARGEST_RESPONSE = 16 * 1024 * 1024;

    /** What is asked. */
    enum Method {
        GET,
        POST,
        PATCH
    }

    /**
     * A request.
     *
     * @param headers without {@code Content-Length} and {@code Host}, which the adapter sends itself
     * @param body empty when there is none
     */
    record Request(Method method, URI uri, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** Without headers, query and body: those hold the token and what people wrote. */
        @Override
        public String toString() {
            return method + " " + uri.getPath();
        }
    }

    /**
     * A response.
     *
     * @param headers by lower-case name; the first value of each
     * @param body as UTF-8; empty when there is none
     */
    record Response(int status, Map<String, String> headers, String body) {
        public Response {
            headers = Map.copyOf(headers);
        }

        /** Without the body, which holds what people wrote. */
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /**
     * Sends.
     *
     * @throws IOException if no whole response came in time, or it was longer than {@link #LARGEST_RESPONSE}: whether the request had its
     *     effect is then unknown
     */
    Response send(Request request) throws IOException;
}
