package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private static final Map<String, String> JWT = Map.of(
            "BATON_SALESFORCE_URL", "https://acme.my.salesforce.com/",
            "BATON_SALESFORCE_CLIENT_ID", "3MVG9",
            "BATON_SALESFORCE_USER", "baton@acme.example",
            "BATON_SALESFORCE_SECRET", "secretsmanager:baton/salesforce");

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(JWT);
        environment.put(name, value);
        return environment;
    }

    @Test
    void without_a_url_nothing_is_connected() {
        assertThat(Connection.of(Map.of())).isEmpty();
        assertThat(Connection.of(with("BATON_SALESFORCE_URL", " "))).isEmpty();
    }

    @Test
    void the_environment_describes_a_connection() {
        assertThat(Connection.of(JWT))
                .contains(new Connection(
                        URI.create("https://acme.my.salesforce.com"),
                        new Connection.Auth.Jwt("3MVG9", "baton@acme.example", "secretsmanager:baton/salesforce"),
                        "62.0",
                        "baton"));
        assertThat(Connection.of(with("BATON_SALESFORCE_AUTH", "client-credentials"))
                        .orElseThrow()
                        .auth())
                .isEqualTo(new Connection.Auth.ClientCredentials("3MVG9", "secretsmanager:baton/salesforce"));
    }

    @ParameterizedTest
    @CsvSource({
        "BATON_SALESFORCE_CLIENT_ID,''",
        "BATON_SALESFORCE_USER,''",
        "BATON_SALESFORCE_SECRET,''",
        "BATON_SALESFORCE_AUTH,password",
        "BATON_SALESFORCE_API,v62",
        "BATON_CLIENT,two words",
    })
    void what_is_missing_or_wrong_is_named(String name, String value) {
        Map<String, String> environment = with(name, value);
        assertThatThrownBy(() -> Connection.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.my.salesforce.com",
                "acme.my.salesforce.com",
                "https://user@acme.my.salesforce.com",
                "https://acme.my.salesforce.com/services",
                "https://",
                "::"
            })
    void a_secret_is_sent_to_a_plain_safe_host_or_not_at_all(String url) {
        Map<String, String> environment = with("BATON_SALESFORCE_URL", url);
        assertThatThrownBy(() -> Connection.of(environment)).hasMessageContaining("BATON_SALESFORCE_URL");
    }

    @Test
    void a_stand_in_on_this_machine_may_be_asked_in_clear_text() {
        assertThat(Connection.of(with("BATON_SALESFORCE_URL", "http://localhost:8090"))
                        .orElseThrow()
                        .login())
                .isEqualTo(URI.create("http://localhost:8090"));
    }
}
