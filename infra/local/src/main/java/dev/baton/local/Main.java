package dev.baton.local;

import dev.baton.engines.BatonHome;
import dev.baton.engines.EngineException;
import dev.baton.standin.StandIn;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code make run}. */
public final class Main {
    private Main() {}

    /** Runs the template until it is told to stop. {@code --train} only writes the AOT caches that are missing. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Path root = BatonHome.find();
            Ports ports = Ports.of(System.getenv());
            ports.requireFree();
            rehearse(root);
            if (arguments.length > 0 && arguments[0].equals("--train")) {
                return;
            }
            LocalRunBuilder wanted = LocalRun.builder()
                    .ports(ports)
                    .parameter("ReturnHosts", "localhost")
                    .salesforce(standIn -> standIn)
                    .notices(Main::say);
            // As the template's parameter: live unless somebody wants to see the shadow.
            Optional.ofNullable(System.getenv("BATON_MODE")).ifPresent(mode -> wanted.parameter("Mode", mode));
            Samples.publish(root, wanted);
            serve(wanted.start());
        } catch (LocalRunException | EngineException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Whoever is stopped while the functions rehearse leaves none of their processes behind. */
    private static void rehearse(Path root) throws InterruptedException {
        AtomicBoolean rehearsing = new AtomicBoolean(true);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end of rehearsal").unstarted(() -> {
                    if (rehearsing.get()) {
                        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                    }
                }));
        Training.ifNeeded(root, Main::say);
        rehearsing.set(false);
    }

    private static void serve(LocalRun run) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            run.close();
            stopped.countDown();
        }));
        System.out.println(ready(
                run.api(), run.salesforce().map(StandIn::uri), run.environment().getOrDefault("BATON_MODE", "")));
        stopped.await();
    }

    /** What can be done now, in one line. */
    static String ready(URI api, Optional<URI> salesforce, String mode) {
        return "ready  post leads to " + api.resolve("/leads")
                + salesforce.map(uri -> "   Salesforce stand-in: " + uri).orElse("")
                + "   mode: " + mode + (mode.equals("shadow") ? " (decides, and writes nothing to Salesforce)" : "")
                + "   logs: .baton/log   Ctrl-C stops";
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }

    /** The sample team, for whoever has none yet. */
    static final class Samples {
        private Samples() {}

        static void publish(Path root, LocalRunBuilder wanted) {
            if (Files.isExecutable(root.resolve("baton"))
                    && Files.isRegularFile(root.resolve("samples/playbooks/acme.yaml"))) {
                if (Files.isRegularFile(root.resolve("samples/salesforce.yaml"))) {
                    wanted.command("./baton", "salesforce", "publish", "samples/salesforce.yaml");
                }
                wanted.command("./baton", "roster", "import", "samples/roster.csv")
                        .command("./baton", "accounts", "load", "samples/accounts.csv")
                        .command("./baton", "publish", "samples/playbooks/acme.yaml");
            }
        }
    }
}
