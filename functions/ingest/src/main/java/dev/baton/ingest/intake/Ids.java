package dev.baton.ingest.intake;

import dev.baton.domains.MailDomains;
import dev.baton.ingest.normal.Hosts;
import dev.baton.ingest.normal.Normal;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Keys;
import dev.baton.lead.LeadId;
import dev.baton.lead.Source;
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
            throw new IllegalArgumentException("BATON_SECRET must have at least " + SHORTEST_SECRET + " characters");
        }
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The lead's id. A form and the API are one kind of source: a key names one lead, whichever of the two it comes by. */
    public LeadId lead(Source source, String key) {
        String kind = source.kind() == Source.Kind.SALESFORCE ? "salesforce" : "http";
        return new LeadId(hmac("lead", kind, source.name(), key));
    }

    /** The keys of a lead's person and company. */
    public Keys keys(Normal lead) {
        String domain = lead.company().domain();
        return new Keys(person(lead.emailKey()), domain.isEmpty() ? "" : hmac("company", domain));
    }

    /** The key of the person with this address ({@code Emails.Address#key}); empty without one. */
    public String person(String emailKey) {
        return emailKey.isEmpty() ? "" : hmac("person", emailKey);
    }

    /** The key of the company that registered the domain of any host; empty where there is none, or it is a mail provider's. */
    public String company(String host) {
        return Hosts.registrable(host)
                .filter(domain -> MailDomains.kindOf(domain) == EmailKind.BUSINESS)
                .map(domain -> hmac("company", domain))
                .orElse("");
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
