package dev.baton.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the org in a file, written whole a second after a change and at the end. */
final class Saved implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Org org;
    private final Path file;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("standin-save").factory());

    private Saved(Org org, Path file) {
        this.org = org;
        this.file = file;
        var _ = timer.scheduleWithFixedDelay(this::save, 1, 1, TimeUnit.SECONDS);
    }

    /** Restores what the file has, if there is one, and keeps the org in it from now on. */
    static Saved in(Org org, Path file) throws IOException {
        if (Files.isRegularFile(file) && JSON.readTree(Files.readString(file)) instanceof ObjectNode saved) {
            org.restore(saved);
        }
        return new Saved(org, file);
    }

    /** The org is other than in the file. */
    void changed() {
        changed.set(true);
    }

    private void save() {
        if (changed.getAndSet(false)) {
            JsonNode now = org.saved();
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            try {
                Files.writeString(draft, now.toString());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        }
    }

    @Override
    public void close() {
        var _ = timer.shutdownNow();
        save();
    }
}
