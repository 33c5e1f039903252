package dev.baton.bench.core;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The first playbook that a process reads: as it was published, compiled, beside its YAML read and checked. Once a process, as at a cold start. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Loading {
    /** The system property that names the file with the compiled playbook. */
    static final String COMPILED = "baton.bench.compiled";

    private String compiled = "";

    /** What is stored, made by another process. A function has read its message before it asks for the playbook, so JSON is not new to it. */
    @Setup
    public void prepare() throws IOException {
        var _ = Json.tree("{}");
        compiled = Files.readString(Path.of(System.getProperty(COMPILED)));
    }

    @Benchmark
    public Playbook published() {
        return Json.read(compiled, Playbook.class);
    }

    @Benchmark
    public Object yaml() {
        return Rules.published(Rules.territories(0));
    }
}
