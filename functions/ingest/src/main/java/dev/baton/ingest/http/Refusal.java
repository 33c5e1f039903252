package dev.baton.ingest.http;

import dev.baton.normal.Problem;
import java.util.List;

/**
 * Why a request was not taken, as RFC 9457 puts it.
 *
 * @param status the HTTP status, which names the title
 * @param detail a sentence that says what to do, without anything of the body
 * @param errors every field that is wrong
 */
public record Refusal(int status, String detail, List<Problem> errors) {
    public Refusal {
        errors = List.copyOf(errors);
    }

    /** A refusal that is about no single field. */
    public static Refusal of(int status, String detail) {
        return new Refusal(status, detail, List.of());
    }

    /** The status' own words (RFC 9110). */
    public String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
