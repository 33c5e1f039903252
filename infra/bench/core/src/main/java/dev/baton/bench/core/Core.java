package dev.baton.bench.core;

import dev.baton.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the core and writes JMH's results, as JSON, to the files that are named: of the warm ones, and of the cold one. */
public final class Core {
    private Core() {}

    /**
     * Measures.
     *
     * @param arguments where the warm results go, where the cold ones go, and {@code --quick} for a rough first look
     */
    public static void main(String[] arguments) throws IOException, RunnerException {
        boolean quick = List.of(arguments).contains("--quick");
        var _ = new Runner(warm(quick, arguments[0]).build()).run();
        Path compiled = Files.createTempFile("playbook", ".json");
        Files.writeString(
                compiled, Json.text(Rules.published(Rules.territories(0)).playbook()));
        var _ = new Runner(cold(quick, arguments[1])
                        .jvmArgsAppend("-D" + Loading.COMPILED + "=" + compiled)
                        .build())
                .run();
        Files.delete(compiled);
    }

    private static ChainedOptionsBuilder warm(boolean quick, String file) {
        TimeValue second = TimeValue.milliseconds(quick ? 200 : 1_000);
        return into(file)
                .include(Picking.class.getName())
                .include(Judging.class.getName())
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(second)
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(second);
    }

    /** As a function starts: the first compiler alone. */
    private static ChainedOptionsBuilder cold(boolean quick, String file) {
        return into(file)
                .include(Loading.class.getName())
                .forks(quick ? 1 : 7)
                .warmupIterations(0)
                .measurementIterations(1)
                .jvmArgsAppend("-XX:TieredStopAtLevel=1");
    }

    private static ChainedOptionsBuilder into(String file) {
        return new OptionsBuilder()
                .result(file)
                .resultFormat(ResultFormatType.JSON)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }
}
