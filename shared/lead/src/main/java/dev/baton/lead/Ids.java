package dev.baton.lead;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names that are derived from what was sent: HMAC-SHA256 with the deployment's secret, its first 160 bits as URL-safe base64. Whoever
 * does not know the secret can neither guess a lead's id nor test whether somebody is known. Immutable, thread-safe.
 */
public final class Ids {
    private static final int BYTES = 20;
    private static final int SHORTEST_SECRET = 16;

    private final SecretKeySpec secret;

    /**
     * Takes the deployment's secret.
     *
     * @throws IllegalArgumentException if it is too short to keep anything secret
     */
    public Ids(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the deployment's secret must have at least " + SHORTEST_SECRET + " characters");
        }
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The lead's id. A form and the API are one kind of source: a key names one lead, whichever of the two it comes by. */
    public LeadId lead(Source source, String key) {
        String kind = source.kind() == Source.Kind.SALESFORCE ? "salesforce" : "http";
        return new LeadId(hmac("lead", kind, source.name(), key));
    }

    /**
     * The keys of a lead's person and company.
     *
     * @param address as {@link #person} takes it
     * @param domain as {@link #company} takes it
     */
    public Keys keys(String address, String domain) {
        return new Keys(person(address), company(domain));
    }

    /**
     * The key of a person; empty without an address.
     *
     * @param address the e-mail address in the one spelling that names its person: {@code dev.baton.domains.Addresses#key}
     */
    public String person(String address) {
        return address.isEmpty() ? "" : hmac("person", address);
    }

    /**
     * The key of a company; empty without a domain.
     *
     * @param domain the domain that the company registered, in lower-case ASCII form; never a mail provider's
     */
    public String company(String domain) {
        return domain.isEmpty() ? "" : hmac("company", domain);
    }

    private String hmac(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            for (String part : parts) {
                // Each with its length: no two lists of parts give the same bytes.
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
