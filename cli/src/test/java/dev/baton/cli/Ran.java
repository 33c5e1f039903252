package dev.baton.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * One command that was run: what it printed, and its exit code.
 *
 * @param out what was asked for
 * @param err what went wrong
 */
record Ran(int exit, String out, String err) {
    /** Runs a command as a process with this environment would, in UTC. */
    static Ran command(Map<String, String> environment, Path home, String... args) {
        return command(environment, home, Clock.system(ZoneOffset.UTC), args);
    }

    /** Runs a command at a time. */
    static Ran command(Map<String, String> environment, Path home, Clock clock, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit =
                new Baton(environment, home, clock).run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ran(exit, out.toString(), err.toString());
    }
}
