package dev.baton.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where this checkout of Baton is. */
public final class BatonHome {
    private BatonHome() {}

    /**
     * The root folder: what the system property {@code baton.root} or the environment's {@code BATON_ROOT} names, else the nearest
     * folder, from the working directory up, that has {@code pom.xml} and {@code infra}.
     *
     * @throws EngineException if there is none
     */
    public static Path find() {
        return named(System.getProperty("baton.root"))
                .or(() -> named(System.getenv("BATON_ROOT")))
                .or(() -> above(Path.of("").toAbsolutePath()))
                .orElseThrow(
                        () -> new EngineException(
                                "Baton's folder was not found from here: run this inside a checkout, or set BATON_ROOT to it."));
    }

    private static Optional<Path> named(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath());
    }

    private static Optional<Path> above(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("infra"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
