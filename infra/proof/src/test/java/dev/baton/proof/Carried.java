package dev.baton.proof;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The libraries in a function's archive, named as they lie there, without their versions: {@code dev.cel.runtime}. */
final class Carried {
    private static final String LIBRARIES = "lib/";

    private Carried() {}

    /**
     * What an archive may carry, as a file beside this class says: {@code at most 22 MB}, names of libraries, and {@code with}, another such file.
     *
     * @param megabytes of a million bytes
     */
    record Allowed(int megabytes, Set<String> libraries) {}

    static Allowed allowed(String function) {
        Set<String> libraries = new TreeSet<>();
        int megabytes = read(function, libraries);
        return new Allowed(megabytes, libraries);
    }

    private static int read(String list, Set<String> libraries) {
        int megabytes = 0;
        for (String line : lines(list)) {
            String[] words = line.split(" ", -1);
            if (line.startsWith("at most ")) {
                megabytes = Integer.parseInt(words[2]);
            } else if (line.startsWith("with ")) {
                megabytes = Math.max(megabytes, read(words[1], libraries));
            } else if (!libraries.add(line)) {
                throw new IllegalArgumentException(
                        "carried/" + list + ".txt names " + line + " once more than it needs to");
            }
        }
        return megabytes;
    }

    private static List<String> lines(String list) {
        try (InputStream in = Carried.class.getResourceAsStream("carried/" + list + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "nothing says what " + list + " may carry: write infra/proof/src/test/resources/"
                                + "dev/baton/proof/carried/" + list + ".txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The libraries that an archive holds; none in a native one. */
    static Set<String> libraries(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(Carried::isLibrary)
                    .map(name -> name.substring(LIBRARIES.length()).replaceFirst("-[0-9].*", ""))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static boolean isLibrary(String name) {
        return name.startsWith(LIBRARIES) && name.endsWith(".jar");
    }

    /** Lays out an archive's libraries, and nothing else of it. */
    static List<Path> unpack(Path archive, Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(it -> isLibrary(it.getName())).toList()) {
                Path jar = folder.resolve("%03d.jar".formatted(jars.size()));
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, jar);
                }
                jars.add(jar);
            }
        }
        return jars;
    }
}
