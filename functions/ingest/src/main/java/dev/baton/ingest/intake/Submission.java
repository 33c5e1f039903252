package dev.baton.ingest.intake;

import dev.baton.lead.Ids;
import dev.baton.lead.Lead;
import dev.baton.lead.Source;
import dev.baton.normal.Normal;
import dev.baton.store.Received;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One lead as it was sent.
 *
 * @param key what names it at its source: the sender's {@code Idempotency-Key}, the Salesforce record, or fresh randomness
 * @param content the lead in canonical form
 * @param digest of what makes two submissions the same, see {@link #digest(String, byte[])}
 * @param received everything that came, verbatim
 * @param trapped whether the field that people do not see was filled in
 */
public record Submission(Source source, String key, Normal content, String digest, Received received, boolean trapped) {
    /** The lead that this is, accepted {@code at}. */
    Lead lead(Ids ids, Instant at) {
        return content.lead(ids.lead(source, key), source, at, ids);
    }

    /** SHA-256 of a type and a content, in hex. */
    public static String digest(String type, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(type.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
