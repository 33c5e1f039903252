package dev.baton.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.local.template.RuleSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.AbortedException;

final class HttpFrontTest {
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @Test
    void what_is_cut_off_by_the_end_is_nobodys_trouble() throws Exception {
        HttpFront front = front(this::sendForEver);
        CompletableFuture<HttpResponse<String>> request = put();
        sending.await();

        front.close();

        aborted.await();
        assertThat(request).failsWithin(java.time.Duration.ofSeconds(30));
        assertThat(notices).isEmpty();
    }

    @Test
    void what_fails_before_the_end_is_said() throws Exception {
        try (HttpFront _ = front((queue, text) -> {
            throw new IllegalStateException("the queue is full");
        })) {
            assertThat(put()).failsWithin(java.time.Duration.ofSeconds(30));
        }

        assertThat(notices).singleElement().asString().contains("the queue is full");
    }

    private int port;

    private HttpFront front(java.util.function.BiConsumer<String, String> toQueue) throws Exception {
        RuleSpec all = new RuleSpec("all", "default", "{\"source\": [{\"prefix\": \"\"}]}", List.of("arn:of:a:queue"));
        HttpFront.Bound bound = HttpFront.bind(0);
        port = bound.port();
        return bound.serve(
                List.of(),
                new EventBus(List.of(all), toQueue, folder.resolve("events"), Clock.systemUTC()),
                new SecretStore(Map.of()),
                Clock.systemUTC(),
                notices::add);
    }

    /** As the SDK does when its thread is interrupted. */
    private void sendForEver(String queue, String text) {
        sending.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            aborted.countDown();
            throw AbortedException.create("Thread was interrupted", e);
        }
    }

    private CompletableFuture<HttpResponse<String>> put() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + HttpFront.EVENTS))
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"Entries\": [{\"Source\": \"acme\", \"DetailType\": \"Test\", \"Detail\": \"{}\"}]}"))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
