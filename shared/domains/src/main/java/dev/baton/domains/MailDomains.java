package dev.baton.domains;

import dev.baton.lead.EmailKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What kind of mailbox a domain stands for, by the lists that {@code make domains} renews. A lookup reads the one or two small files
 * that could name the domain, so it costs no start-up time; what was read is kept, two megabytes at most. Thread-safe.
 */
public final class MailDomains {
    /** How many files the list is spread over; {@code infra/renew-domains.sh} writes as many. */
    private static final int BUCKETS = 64;

    private static final AtomicReferenceArray<@Nullable String> READ = new AtomicReferenceArray<>(BUCKETS);

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
        String lines = lines(Math.floorMod(domain.hashCode(), BUCKETS));
        if (has(lines, disposable) || has(lines, "*." + domain)) {
            return EmailKind.DISPOSABLE;
        }
        return has(lines, free) ? EmailKind.FREE : EmailKind.BUSINESS;
    }

    // Halves the sorted file by its text: what asks once or twice in its life would pay more for a set than for its
    // answer.
    private static boolean has(String lines, String line) {
        int from = 0;
        int to = lines.length();
        while (from < to) {
            int start = lines.lastIndexOf('\n', (from + to) / 2 - 1) + 1;
            int end = lines.indexOf('\n', start);
            int order = lines.substring(start, end).compareTo(line);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                from = end + 1;
            } else {
                to = start;
            }
        }
        return false;
    }

    /** A file's lines, in the order of their characters, each with its end. */
    private static String lines(int bucket) {
        String kept = READ.get(bucket);
        if (kept != null) {
            return kept;
        }
        String file = String.format(Locale.ROOT, "%02d.txt", bucket);
        try (InputStream stream = MailDomains.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IOException(file + " is not on the class path");
            }
            String read = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            READ.set(bucket, read);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the list of mail domains", e);
        }
    }

    private static String parent(String domain) {
        return domain.substring(domain.indexOf('.') + 1);
    }
}
