package dev.baton.cli;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Shows how far a file has been read, on a terminal alone; a program or a log that reads the answer is spared it. */
record Progress(Optional<ProgressBar> bar) implements AutoCloseable {
    /** For a file that is read by lines. */
    static Progress of(Path file) {
        return terminal() ? on(file, new ConsoleProgressBarConsumer(System.err)) : new Progress(Optional.empty());
    }

    /** On whatever is there to show it. */
    static Progress on(Path file, ProgressBarConsumer shows) {
        if (!Files.isRegularFile(file)) {
            return new Progress(Optional.empty());
        }
        return new Progress(Optional.of(new ProgressBarBuilder()
                .setConsumer(shows)
                .setTaskName("simulating")
                .setInitialMax(lines(file))
                .setUnit(" leads", 1)
                .showSpeed()
                .setUpdateIntervalMillis(200)
                .build()));
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private static long lines(Path file) {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                lines += b == '\n' ? 1 : 0;
            }
        } catch (IOException unreadable) {
            return -1;
        }
        return lines;
    }

    /** Line {@code line} is being read. */
    void at(long line) {
        bar.ifPresent(its -> its.stepTo(line));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
