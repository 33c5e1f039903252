package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @Test
    void anEscapeSequenceIsShownAndNotObeyed() {
        assertThat(Shown.text("Ana\u001b[31m\u001b]0;owned\u0007")).isEqualTo("Ana\\u001b[31m\\u001b]0;owned\\u0007");
    }

    @Test
    void aLineBreakDoesNotForgeALine() {
        assertThat(Shown.text("Ana\r\n  assigned to Eve")).isEqualTo("Ana\\r\\n  assigned to Eve");
        assertThat(Shown.text("Ana\u2028Eve")).isEqualTo("Ana\\u2028Eve");
    }

    @Test
    void aDirectionMarkDoesNotTurnTextAround() {
        assertThat(Shown.text("user\u202etxt.exe")).isEqualTo("user\\u202etxt.exe");
    }

    @Test
    void aSecondControlSetIsShownByItsCode() {
        assertThat(Shown.text("a\u009b31mb")).isEqualTo("a\\u009b31mb");
    }

    @Test
    void anInvisibleTagIsShownByTheCodesOfItsHalves() {
        assertThat(Shown.text("a\udb40\udc01b")).isEqualTo("a\\udb40\\udc01b");
    }

    @Test
    void halfACharacterIsShownByItsCode() {
        assertThat(Shown.text("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void namesOfAllLanguagesStayAsTheyAre() {
        var names = "Zoë Müller, 山田太郎, نگین‌سادات, Σίσυφος, 👩‍💻";
        assertThat(Shown.text(names)).isEqualTo(names);
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Shown.brief("👍👍👍👍", 3)).isEqualTo("👍👍…");
        assertThat(Shown.brief("👍👍👍", 3)).isEqualTo("👍👍👍");
    }

    @Test
    void aTimeIsShownInTheReadersZoneWithItsOffset() {
        var at = Instant.parse("2026-07-01T10:00:00.789Z");
        assertThat(Shown.time(at, ZoneId.of("Europe/Berlin"))).isEqualTo("2026-07-01 12:00:00+02:00");
        assertThat(Shown.time(at, ZoneId.of("UTC"))).isEqualTo("2026-07-01 10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT1.85S, 1850 ms",
        "PT4.9S, 4 s",
        "PT60S, 1 min",
        "PT61S, 1 min 1 s",
        "PT7500S, 2 h 5 min",
        "P3D, 3 d",
        "P3DT90M, 3 d 1 h",
        "-PT4S, -4 s"
    })
    void aLengthOfTimeIsShownInItsLargestUnits(Duration length, String shown) {
        assertThat(Shown.length(length)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, lead, 0 leads", "1, lead, 1 lead", "2, lead, 2 leads", "2, reply, 2 replies", "2, day, 2 days"})
    void countsAgreeWithTheirWord(long count, String word, String shown) {
        assertThat(Shown.count(count, word)).isEqualTo(shown);
    }
}
