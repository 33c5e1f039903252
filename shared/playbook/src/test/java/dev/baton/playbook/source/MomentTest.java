package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Mon 10:00 Europe/Berlin,        2026-11-30T09:00:00Z",
        "sat 9:00,                       2026-11-28T09:00:00Z",
        "2026-12-24 10:00 America/Lima,  2026-12-24T15:00:00Z",
        "2026-12-24T09:00:00Z,           2026-12-24T09:00:00Z"
    })
    void a_moment_is_written_as_people_say_it(String written, Instant moment) {
        assertThat(Moment.read(written, NOW)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "Mon 25:00", "Mon 10:00 Europe/Atlantis", "2026-13-01 10:00"})
    void what_is_no_moment_is_none(String written) {
        assertThat(Moment.read(written, NOW)).isEmpty();
    }
}
