package dev.baton.domains;

import dev.baton.lead.EmailKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What kind of mailbox a domain stands for, by the lists that {@code make domains} renews. A lookup reads the one or two small files
 * that could name the domain and keeps nothing, so it costs no start-up time and no memory. Thread-safe.
 */
public final class MailDomains {
    /** How many files the list is spread over; {@code infra/renew-domains.sh} writes as many. */
    private static final int BUCKETS = 64;

    private MailDomains() {}

    /**
     * The kind of {@code domain}: throw-away before free, because the list of free providers also names many throw-away ones.
     *
     * @param domain in ASCII form, in any case; empty answers {@link EmailKind#NONE}
     */
    public static EmailKind kindOf(String domain) {
        String asked = domain.toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return EmailKind.NONE;
        }
        EmailKind kind = listed(asked, asked, "free " + asked);
        String parent = parent(asked);
        while (kind == EmailKind.BUSINESS && parent.indexOf('.') > 0) {
            kind = listed(parent, "*." + parent, "");
            parent = parent(parent);
        }
        return kind;
    }

    private static EmailKind listed(String domain, String disposable, String free) {
        String everything = "*." + domain;
        EmailKind kind = EmailKind.BUSINESS;
        try (BufferedReader lines = open(domain)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(disposable) || line.equals(everything)) {
                    return EmailKind.DISPOSABLE;
                }
                if (line.equals(free)) {
                    kind = EmailKind.FREE;
                }
            }
            return kind;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the list of mail domains", e);
        }
    }

    private static BufferedReader open(String domain) throws IOException {
        String file = String.format(Locale.ROOT, "%02d.txt", Math.floorMod(domain.hashCode(), BUCKETS));
        var stream = MailDomains.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IOException(file + " is not on the class path");
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
    }

    private static String parent(String domain) {
        return domain.substring(domain.indexOf('.') + 1);
    }
}
