package dev.baton.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Who is let in. */
class OAuthTest extends WithOrg {
    private static final String JWT = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

    private String assertion(String user, String audience, Instant expires, String key)
            throws GeneralSecurityException {
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
                .formatted(org.credentials().clientId(), user, audience, expires.getEpochSecond());
        String signed = encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        KeyPair pair = Keys.read(key);
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode asked(String assertion) {
        return Client.json(client.token(JWT + assertion).body());
    }

    @Test
    void a_signed_assertion_for_a_known_user_is_a_session() throws GeneralSecurityException {
        Instant soon = Instant.now().plusSeconds(120);
        String key = org.credentials().privateKey();
        JsonNode granted = asked(assertion(StandIn.INTEGRATION_USER, org.uri().toString(), soon, key));
        assertThat(granted.path("access_token").asText()).startsWith("00D");
        assertThat(granted.path("instance_url").asText()).isEqualTo(org.uri().toString());
    }

    @Test
    void any_other_is_refused_with_an_object_and_not_with_an_array() throws GeneralSecurityException {
        Instant soon = Instant.now().plusSeconds(120);
        String key = org.credentials().privateKey();
        String here = org.uri().toString();
        for (String wrong : new String[] {
            assertion("nobody@acme.example", here, soon, key),
            assertion(StandIn.INTEGRATION_USER, "https://elsewhere.example", soon, key),
            assertion(StandIn.INTEGRATION_USER, here, Instant.now().minusSeconds(1), key),
            assertion(StandIn.INTEGRATION_USER, here, soon, Keys.pem(Keys.fresh())),
            "nonsense"
        }) {
            JsonNode refused = asked(wrong);
            assertThat(refused.path("error").asText()).isEqualTo("invalid_grant");
            assertThat(refused.path("error_description").asText()).isNotBlank();
        }
        assertThat(client.token("grant_type=client_credentials&client_id=baton-client&client_secret=no")
                        .body())
                .contains("invalid_client");
    }
}
