package dev.baton.ingest.http;

import dev.baton.ingest.intake.Submission;
import dev.baton.lead.Source;
import dev.baton.normal.Normal;
import dev.baton.normal.Normaliser;
import dev.baton.normal.Problem;
import dev.baton.normal.Raw;
import dev.baton.normal.Vocabulary;
import dev.baton.store.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Reads {@code POST /leads}. Immutable, thread-safe.
 *
 * @param returnHosts where {@code retURL} may lead
 * @param honeypot the field that people do not see; empty for none
 */
public record LeadPost(FormKeys keys, Set<String> returnHosts, String honeypot) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** What the request says. */
    public sealed interface Read {
        /**
         * A lead.
         *
         * @param returnTo where the sender goes afterwards; empty unless the form asked and may
         */
        record Lead(Submission submission, Optional<String> returnTo) implements Read {}

        /** It is not taken. */
        record Refused(Refusal why) implements Read {}
    }

    /** Reads one request, with its body. */
    public Read read(Request request, byte[] bytes) {
        Optional<String> form = FormKeys.form(request, "web");
        if (form.isEmpty()) {
            return refused(Refusal.of(
                    400, "The form's name has other characters than lower-case letters, digits and hyphens."));
        }
        if (!keys.allow(form.get(), request)) {
            return refused(Refusal.of(401, "This form needs its key, as a bearer token in the Authorization header."));
        }
        String key = request.header("idempotency-key").strip();
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            return refused(Refusal.of(400, "The Idempotency-Key must be 1 to 255 visible ASCII characters."));
        }
        return switch (Body.read(request.header("content-type"), bytes)) {
            case Body.Unreadable(Refusal why) -> refused(why);
            case Body.Fields fields -> lead(fields, form.get(), key, bytes);
        };
    }

    private Read lead(Body.Fields fields, String form, String key, byte[] bytes) {
        List<Map.Entry<String, String>> given = fields.given().stream()
                .filter(f -> !f.getKey().equals(honeypot))
                .toList();
        Raw raw = Vocabulary.FORM.read(given);
        Normal content = Normaliser.normalise(raw);
        List<Problem> errors = errors(fields, content);
        if (!errors.isEmpty()) {
            return refused(new Refusal(422, "The lead cannot be taken as it is: see errors.", errors));
        }
        boolean isForm = fields.type().isForm();
        Source source = new Source(isForm ? Source.Kind.FORM : Source.Kind.API, form, "");
        Submission submission = new Submission(
                source,
                key.isEmpty() ? UUID.randomUUID().toString() : key,
                content,
                Submission.digest(fields.type().name(), bytes),
                new Received(fields.type().header(), SdkBytes.fromByteArray(bytes)),
                trapped(fields));
        return new Read.Lead(submission, isForm ? returnTo(fields) : Optional.empty());
    }

    /** What a lead is refused for: a value of the wrong kind, or that nobody can be reached. Then everything that is wrong is told. */
    private static List<Problem> errors(Body.Fields fields, Normal content) {
        List<Problem> errors = new ArrayList<>(fields.wrong());
        boolean unreachable = !content.reachable();
        if (unreachable && content.unusable().stream().noneMatch(p -> p.field().equals("email"))) {
            errors.add(new Problem("email", "is needed, or else a phone number: somebody must be able to answer"));
        }
        if (!errors.isEmpty() || unreachable) {
            errors.addAll(content.unusable());
        }
        return errors;
    }

    private boolean trapped(Body.Fields fields) {
        return !honeypot.isEmpty()
                && fields.given().stream()
                        .anyMatch(f ->
                                f.getKey().equals(honeypot) && !f.getValue().isBlank());
    }

    private Optional<String> returnTo(Body.Fields fields) {
        return fields.first("retURL").flatMap(url -> ReturnUrl.allowed(url, returnHosts));
    }

    private static Read refused(Refusal why) {
        return new Read.Refused(why);
    }
}
