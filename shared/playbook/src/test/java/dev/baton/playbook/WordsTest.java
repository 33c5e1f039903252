package dev.baton.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void a_length_of_time_is_told_in_its_largest_whole_unit() {
        assertThat(Words.period(Duration.ofSeconds(30))).isEqualTo("30 seconds");
        assertThat(Words.period(Duration.ofSeconds(90))).isEqualTo("90 seconds");
        assertThat(Words.period(Duration.ofSeconds(60))).isEqualTo("1 minute");
        assertThat(Words.period(Duration.ofMinutes(90))).isEqualTo("90 minutes");
        assertThat(Words.period(Duration.ofHours(2))).isEqualTo("2 hours");
        assertThat(Words.period(Duration.ofHours(24))).isEqualTo("1 day");
        assertThat(Words.period(Duration.ZERO)).isEqualTo("0 days");
    }
}
