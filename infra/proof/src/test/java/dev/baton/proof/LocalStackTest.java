package dev.baton.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The same travels with LocalStack's DynamoDB and SQS in place of the local engines. Run by {@code mvn verify -Plocalstack}; skipped where
 * no Docker runs. The image is the last community edition that needs no token.
 */
@Tag("localstack")
@Testcontainers(disabledWithoutDocker = true)
class LocalStackTest extends Travels {
    @Container
    private static final LocalStackContainer LOCALSTACK = new LocalStackContainer(
                    DockerImageName.parse("localstack/localstack:4.9.2"))
            .withServices("dynamodb", "sqs");

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        use(Stack.start(
                folder,
                "samples/roster.csv",
                "samples/accounts.csv",
                "samples/playbooks/acme.yaml",
                builder -> builder.engines(LOCALSTACK.getEndpoint(), LOCALSTACK.getEndpoint())
                        .scheduleEvery(Duration.ofSeconds(5))));
    }

    @AfterAll
    static void stop() {
        end();
    }
}
