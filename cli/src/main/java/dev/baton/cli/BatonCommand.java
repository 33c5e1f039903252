package dev.baton.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has: a page to write on, and what it knows of its process. */
abstract class BatonCommand implements Callable<Integer> {
    // Picocli puts the command's own here.
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Where the command's answer is written. */
    final Page page() {
        return new Page(spec.commandLine().getOut());
    }

    /** Says beside the answer what its reader should know of it. */
    final void aside(String text) {
        spec.commandLine().getErr().println("baton: " + Shown.text(text));
    }

    /** The command line that this command was given to. */
    final Baton baton() {
        return (Baton) spec.root().userObject();
    }

    /** The time, and the zone that times are shown in. */
    final Clock clock() {
        return baton().clock();
    }

    /** Who is at the keyboard, as the operating system knows it: stands in what was done as who did it. */
    static String operator() {
        return System.getProperty("user.name", "operator");
    }
}
