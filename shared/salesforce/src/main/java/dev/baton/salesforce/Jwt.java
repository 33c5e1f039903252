package dev.baton.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signed claim by which Baton asks for a token (RFC 7523; Salesforce takes RS256 and lets it live three minutes). */
final class Jwt {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private Jwt() {}

    /** The private key is none; the message says what is wrong, and nothing of the key. */
    static final class BadKey extends Exception {
        private static final long serialVersionUID = 1;

        BadKey(String message) {
            super(message);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** The assertion, signed. */
    static String signed(Connection.Auth.Jwt auth, URI audience, String pem, Instant now) throws BadKey {
        String header = base64("{\"alg\":\"RS256\"}".getBytes(UTF_8));
        String claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", auth.clientId())
                .put("sub", auth.user())
                .put("aud", audience.toString())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .toString();
        String signing = header + "." + base64(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(pem));
            signature.update(signing.getBytes(UTF_8));
            return signing + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new BadKey("the private key is no RSA key that can sign (PKCS #8, 2048 bits or more)");
        }
    }

    private static PrivateKey key(String pem) throws BadKey, GeneralSecurityException {
        // Secrets are pasted with their line breaks written out as often as not.
        Matcher matcher = PEM.matcher(pem.replace("\\n", "\n"));
        if (!matcher.find()) {
            throw new BadKey("the secret is no private key in PEM form (-----BEGIN PRIVATE KEY-----)");
        }
        if (!matcher.group(1).equals("PRIVATE KEY")) {
            throw new BadKey("the private key is not plain PKCS #8 but \"" + matcher.group(1)
                    + "\": convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(2));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
