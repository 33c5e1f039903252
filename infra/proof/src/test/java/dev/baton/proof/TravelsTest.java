package dev.baton.proof;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The travels on the engines of {@code make run}. */
class TravelsTest extends Travels {
    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        use(Stack.acme(folder));
    }

    @AfterAll
    static void stop() {
        end();
    }
}
