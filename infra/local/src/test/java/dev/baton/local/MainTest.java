package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MainTest {
    private static final URI API = URI.create("http://localhost:8080");

    @Test
    void the_line_that_says_ready_says_in_which_mode() {
        assertThat(Main.ready(API, Optional.of(URI.create("http://localhost:8090")), "live"))
                .isEqualTo(
                        "ready  post leads to http://localhost:8080/leads   Salesforce stand-in: http://localhost:8090"
                                + "   mode: live   logs: .baton/log   Ctrl-C stops");
        assertThat(Main.ready(API, Optional.empty(), "shadow"))
                .startsWith(
                        "ready  post leads to http://localhost:8080/leads   mode: shadow (decides, and writes nothing");
    }
}
