package dev.baton.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A function.zip laid out to run: {@code bootstrap} if it is native, else {@code app.jar} (what lies at the root of the zip) and {@code
 * lib}. The root becomes a jar because an AOT cache takes jars alone. Laid out once for each content, by its hash.
 *
 * @param folder where it lies
 * @param hash of the zip
 */
record Artifact(Path folder, String hash) {
    /**
     * Lays it out below {@code home}, unless that was done before.
     *
     * @throws IOException if the zip is not there or cannot be read
     */
    static Artifact unpack(Path zip, Path home) throws IOException {
        String hash = hash(zip);
        Path folder = home.resolve(hash);
        if (!Files.isDirectory(folder)) {
            Path draft = Files.createTempDirectory(Files.createDirectories(home), "draft");
            explode(zip, draft);
            try {
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException another) {
                delete(draft);
            }
        }
        return new Artifact(folder, hash);
    }

    /** Whether it is a native binary that this machine can run; one for another machine does not answer here. */
    boolean isNative() {
        return Files.isExecutable(folder.resolve("bootstrap")) && NativeImage.runsHere(folder.resolve("bootstrap"));
    }

    /** Whether it holds Java classes. */
    boolean isJava() {
        return Files.isRegularFile(folder.resolve("app.jar"));
    }

    /** Its jars, always in the same order: an AOT cache depends on it. */
    List<Path> jars() throws IOException {
        Path lib = folder.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return List.of(folder.resolve("app.jar"));
        }
        try (Stream<Path> jars = Files.list(lib)) {
            return Stream.concat(Stream.of(folder.resolve("app.jar")), jars.sorted())
                    .toList();
        }
    }

    private static void explode(Path zip, Path folder) throws IOException {
        try (ZipFile source = new ZipFile(zip.toFile())) {
            boolean java = source.getEntry("bootstrap") == null;
            try (OutputStream file =
                            java ? Files.newOutputStream(folder.resolve("app.jar")) : OutputStream.nullOutputStream();
                    ZipOutputStream app = new ZipOutputStream(file)) {
                app.setLevel(ZipOutputStream.STORED);
                for (ZipEntry entry : source.stream().toList()) {
                    try (InputStream content = source.getInputStream(entry)) {
                        if (entry.isDirectory()) {
                            continue;
                        }
                        if (java && !entry.getName().startsWith("lib/")) {
                            app.putNextEntry(new ZipEntry(entry.getName()));
                            content.transferTo(app);
                            app.closeEntry();
                        } else {
                            place(content, folder, entry.getName());
                        }
                    }
                }
            }
        }
    }

    private static void place(InputStream content, Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("An entry leads out of the archive: " + name);
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (name.equals("bootstrap") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String hash(Path zip) throws IOException {
        try (InputStream content = Files.newInputStream(zip)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
