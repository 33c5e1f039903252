package dev.baton.lead;

/**
 * What they want.
 *
 * @param request what was asked for, in the form's own lower-case word: {@code demo}, {@code pricing}, {@code contact}, ...
 */
public record Interest(String request, String product, String message) {
    public static final Interest NONE = new Interest("", "", "");

    public Interest {
        request = Absent.text(request);
        product = Absent.text(product);
        message = Absent.text(message);
    }
}
