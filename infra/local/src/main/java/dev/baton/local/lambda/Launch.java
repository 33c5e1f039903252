package dev.baton.local.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the processes of functions are started.
 *
 * @param runtimeLibrary folder of Lambda's Java runtime interface client and what it needs
 * @param extraJars jars behind a function's own, for faults that tests put in; an AOT cache allows that a class path goes on
 * @param caches folder of the AOT caches
 * @param training whether processes write their AOT cache when they end, rather than use one
 */
public record Launch(Path runtimeLibrary, List<Path> extraJars, Path caches, boolean training) {
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    /** A copy of the list is kept. */
    public Launch {
        extraJars = List.copyOf(extraJars);
    }

    List<String> command(String function, Artifact artifact, int memory) throws IOException {
        if (artifact.isNative() && extraJars.isEmpty()) {
            return List.of(artifact.folder().resolve("bootstrap").toString());
        }
        if (!artifact.isJava()) {
            throw new IOException(
                    "its function.zip is native, which this run cannot use: build it for the JVM with `mvn package`");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + Math.max(64, memory / 2) + "m",
                "--enable-native-access=ALL-UNNAMED",
                // For Quarkus' threads, as its own start script has it.
                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        Path cache = cache(function, artifact);
        if (training) {
            Files.createDirectories(caches);
            command.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.isRegularFile(cache)) {
            command.add("-XX:AOTCache=" + cache);
            command.add("-Xlog:aot=off");
        }
        command.addAll(List.of(
                "-cp", classPath(artifact), "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", HANDLER));
        return command;
    }

    boolean hasCache(String function, Artifact artifact) {
        return artifact.isNative() || Files.isRegularFile(cache(function, artifact));
    }

    private Path cache(String function, Artifact artifact) {
        return caches.resolve(function + "-" + artifact.hash() + ".aot");
    }

    private String classPath(Artifact artifact) throws IOException {
        try (Stream<Path> runtime = Files.list(runtimeLibrary)) {
            return Stream.of(runtime.sorted(), artifact.jars().stream(), extraJars.stream())
                    .flatMap(each -> each)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
