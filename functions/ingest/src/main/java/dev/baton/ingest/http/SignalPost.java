package dev.baton.ingest.http;

import dev.baton.lead.Signal;
import dev.baton.normal.Emails;
import dev.baton.normal.Hosts;
import dev.baton.normal.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code POST /signals}. Immutable, thread-safe. */
public record SignalPost(FormKeys keys) {
    private static final Pattern KIND = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int LONGEST_KIND = 60;
    private static final int LONGEST_DETAIL = 1_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** What the request says. */
    public sealed interface Read {
        /**
         * A signal.
         *
         * @param email the person's; empty for a signal of the company alone
         * @param domain the company's, or the address'
         */
        record Given(Optional<Emails.Address> email, String domain, Signal signal) implements Read {}

        /** It is not taken. */
        record Refused(Refusal why) implements Read {}
    }

    /** Reads one request, with its body. */
    public Read read(Request request, byte[] bytes, Instant now) {
        Optional<String> form = FormKeys.form(request, "signals").filter(keys::needed);
        if (form.isEmpty() || !keys.allow(form.get(), request)) {
            return refused(
                    Refusal.of(
                            401,
                            "Signals need the key of a source that is configured, as a bearer token in the Authorization header."));
        }
        return switch (Body.read(request.header("content-type"), bytes)) {
            case Body.Unreadable(Refusal why) -> refused(why);
            case Body.Fields fields -> signal(fields, now);
        };
    }

    private static Read signal(Body.Fields fields, Instant now) {
        List<Problem> errors = new ArrayList<>(fields.wrong());
        Optional<String> givenEmail = given(fields, "email");
        Optional<Emails.Address> email = givenEmail.flatMap(Emails::read);
        if (givenEmail.isPresent() && email.isEmpty()) {
            errors.add(new Problem("email", "is not an e-mail address"));
        }
        Optional<String> givenDomain = given(fields, "domain");
        Optional<String> domain = givenDomain.flatMap(Hosts::registrable);
        if (givenDomain.isPresent() && domain.isEmpty()) {
            errors.add(new Problem("domain", "is not a company's domain"));
        }
        if (givenEmail.isEmpty() && givenDomain.isEmpty()) {
            errors.add(new Problem("email", "is needed, or else a domain"));
        }
        String kind = given(fields, "signal").orElse("");
        if (kind.length() > LONGEST_KIND || !KIND.matcher(kind).matches()) {
            errors.add(new Problem(
                    "signal", "must be lower-case words with hyphens, at most " + LONGEST_KIND + " characters"));
        }
        Optional<Instant> at = given(fields, "at").flatMap(SignalPost::instant);
        if (at.isEmpty()) {
            errors.add(new Problem("at", "must be a time with its offset (ISO 8601), such as 2026-11-22T09:30:00Z"));
        } else if (at.get().isAfter(now.plus(CLOCKS_DIFFER))) {
            errors.add(new Problem("at", "is in the future"));
        }
        String detail = given(fields, "detail").orElse("");
        if (detail.length() > LONGEST_DETAIL) {
            errors.add(new Problem("detail", "is longer than " + LONGEST_DETAIL + " characters"));
        }
        if (!errors.isEmpty() || at.isEmpty()) {
            return refused(new Refusal(422, "The signal cannot be taken as it is: see errors.", errors));
        }
        Signal.By by = email.isPresent() ? Signal.By.PERSON : Signal.By.COMPANY;
        String company = domain.or(() -> email.map(Emails.Address::domain)).orElse("");
        return new Read.Given(email, company, new Signal(kind, at.get(), by, detail));
    }

    private static Optional<String> given(Body.Fields fields, String name) {
        return fields.first(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> instant(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            // What DynamoDB's keys and Java's clocks can both tell.
            return at.isBefore(Instant.parse("2000-01-01T00:00:00Z")) ? Optional.empty() : Optional.of(at);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Read refused(Refusal why) {
        return new Read.Refused(why);
    }
}
