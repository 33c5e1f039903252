package dev.baton.bench;

import dev.baton.proof.inside.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file that {@link Meter} writes from inside the functions, read bit by bit. For one thread. */
final class MeterFile {
    private final Path file;
    private int read;

    MeterFile(Path file) {
        this.file = file;
    }

    /** What all functions did since the last call of this. */
    Usage sinceLast() {
        Usage usage = Usage.NONE;
        for (String line : newLines()) {
            usage = usage.plus(usage(line));
        }
        return usage;
    }

    private List<String> newLines() {
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            List<String> fresh = new ArrayList<>(lines.subList(read, lines.size()));
            read = lines.size();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("the meter's file cannot be read", e);
        }
    }

    // A line: function, service, operation, units.
    private static Usage usage(String line) {
        String[] parts = line.split(" ", -1);
        double units = Double.parseDouble(parts[3]);
        return switch (parts[1]) {
            case "DynamoDb" -> isRead(parts[2]) ? calls(0, units, 0, 0, 0) : calls(units, 0, 0, 0, 0);
            case "Sqs" -> parts[2].endsWith(Meter.FIFO) ? calls(0, 0, 0, units, 0) : calls(0, 0, units, 0, 0);
            case "EventBridge" -> calls(0, 0, 0, 0, units);
            // Each instance reads its secret once and then every ten minutes, however many leads there are: $0.05 for
            // 10,000 times.
            case "SecretsManager" -> calls(0, 0, 0, 0, 0);
            default -> throw new IllegalStateException("no price is known for " + parts[1]);
        };
    }

    private static boolean isRead(String operation) {
        return operation.contains("Get") || operation.equals("Query") || operation.equals("Scan");
    }

    private static Usage calls(double write, double read, double sent, double fifo, double events) {
        return new Usage(0, 0, 0, 1, write, read, sent, fifo, events, 0, 0);
    }
}
