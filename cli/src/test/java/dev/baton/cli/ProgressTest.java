package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private ConsoleProgressBarConsumer screen() {
        return new ConsoleProgressBarConsumer(new PrintStream(shown, true, StandardCharsets.UTF_8), 100);
    }

    @Test
    void a_bar_shows_how_many_of_the_files_lines_are_read() throws IOException {
        Path file = Files.writeString(folder.resolve("four.csv"), "created\n1\n2\n3\n");

        try (Progress progress = Progress.on(file, screen())) {
            progress.at(4);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("simulating", "100%", "4/4 leads");
    }

    @Test
    void half_of_a_file_is_half_of_the_bar() throws IOException {
        Path file = Files.writeString(folder.resolve("four.csv"), "created\n1\n2\n3\n");

        try (Progress progress = Progress.on(file, screen())) {
            progress.at(2);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("50%", "2/4 leads")
                .doesNotContain("100%");
    }

    @Test
    void without_a_terminal_or_a_file_there_is_none_and_nothing_is_written() {
        for (Progress none : new Progress[] {Progress.of(folder), Progress.on(folder.resolve("none.csv"), screen())}) {
            assertThat(none.bar()).isEmpty();
            none.at(1);
            none.close();
        }
        assertThat(shown.size()).isZero();
    }
}
