package dev.baton.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a local run keeps between starts. One run at a time uses a folder. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Opens it, or makes it.
     *
     * @throws LocalRunException if another run uses it, or it cannot be written
     */
    @SuppressWarnings("resource") // the lock lives as long as its channel, which close() closes
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder.resolve("log"));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                throw new LocalRunException("Another local run uses " + folder + ": stop it first.");
            }
            DataFolder data = new DataFolder(folder, channel);
            data.write("pid", Long.toString(ProcessHandle.current().pid()));
            return data;
        } catch (IOException e) {
            throw new LocalRunException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException sameProcess) {
            return Optional.empty();
        }
    }

    Path engines() {
        return folder.resolve("data");
    }

    Path logs() {
        return folder.resolve("log");
    }

    Path salesforce() {
        return folder.resolve("salesforce");
    }

    Path events() {
        return folder.resolve("events.jsonl");
    }

    /**
     * Throws if a first start was interrupted here, or if what is here was made for other tables.
     *
     * @param layout stands for the tables that the template wants now
     */
    void requireWhole(String layout) {
        Path marker = folder.resolve("complete");
        try {
            if (Files.isDirectory(engines()) && !Files.isRegularFile(marker)) {
                throw new LocalRunException(folder
                        + " is half-written, as a first start was interrupted: run `make reset` and start again.");
            }
            if (Files.isRegularFile(marker) && !Files.readString(marker).equals(layout)) {
                throw new LocalRunException(
                        folder + " was made for other tables than the template's: run `make reset` and start again.");
            }
        } catch (IOException e) {
            throw new LocalRunException(marker + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** From now on the folder is whole. */
    void complete(String layout) {
        write("complete", layout);
    }

    /** The deployment's secret, made once: lead ids are keyed with it. */
    String secret() {
        Path file = folder.resolve("secret");
        try {
            if (!Files.isRegularFile(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                write("secret", HexFormat.of().formatHex(random));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalRunException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Leaves the environment of this run in {@code local.env}, for the command line. */
    void environment(Map<String, String> environment) {
        write(
                "local.env",
                environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
    }

    // Whole or not at all.
    private void write(String name, String content) {
        try {
            Path draft = folder.resolve(name + ".draft");
            Files.writeString(draft, content, StandardCharsets.UTF_8);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalRunException(folder.resolve(name) + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("pid"));
            channel.close();
        } catch (IOException e) {
            throw new LocalRunException("The lock of " + folder + " cannot be given back: " + e.getMessage(), e);
        }
    }
}
