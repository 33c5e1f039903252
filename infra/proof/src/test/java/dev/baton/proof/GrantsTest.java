package dev.baton.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.local.LocalRun;
import dev.baton.local.template.Template;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard of the other tests here: it stops a function that lacks a right, and says which. */
class GrantsTest {
    private static final String READ = "baton-ConsoleFunction dynamodb:GetItem Leads";

    @TempDir
    Path folder;

    @Test
    void aFunctionIsRefusedWhatItsRoleLacks() throws Exception {
        List<String> lines = new ArrayList<>(Grants.lines(Template.read(Stack.ROOT.resolve("infra/template.yaml"))));
        assertThat(lines.remove(READ)).as("the console's role allows it").isTrue();
        Grants grants = Grants.of(lines);

        try (LocalRun run = grants.enforce(LocalRun.builder()).inMemory(folder).start()) {
            HttpRequest status = HttpRequest.newBuilder(run.api().resolve("/leads/Sd413RV2MR8XhpW-Mcrrc-ZBzrA"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(status, BodyHandlers.discarding())
                            .statusCode())
                    .isGreaterThanOrEqualTo(500);
        }

        assertThat(grants.refused()).containsExactly(READ);
    }
}
