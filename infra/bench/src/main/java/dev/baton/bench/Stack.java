package dev.baton.bench;

import dev.baton.local.LocalRun;
import dev.baton.local.LocalRunBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A local run in memory, with the benchmarks' team, and what a benchmark does with it. For one thread. */
final class Stack implements AutoCloseable {
    private final LocalRun run;
    private final Path folder;
    private final SqsClient sqs;
    private final HttpClient http = HttpClient.newHttpClient();

    private Stack(LocalRun run, Path folder) {
        this.run = run;
        this.folder = folder;
        this.sqs = SqsClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .endpointOverride(URI.create(run.environment().getOrDefault("AWS_ENDPOINT_URL_SQS", "")))
                .httpClient(UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofSeconds(40))
                        .build())
                .build();
    }

    /**
     * Starts one of a template.
     *
     * @param folder where its template and logs go
     * @param team whether the benchmarks' team is loaded: stages that do nothing need none
     */
    static Stack start(Path folder, TemplateText template, boolean team, UnaryOperator<LocalRunBuilder> more) {
        try {
            Path file = Files.writeString(folder.resolve("template.yaml"), template.yaml());
            LocalRunBuilder wanted = LocalRun.builder()
                    .inMemory(folder.resolve("run"))
                    .template(file)
                    .parameter("Mode", "live")
                    .notices(line -> System.out.println("    " + line));
            if (team) {
                wanted.command("./baton", "roster", "sync", "infra/bench/team/roster.csv")
                        .command("./baton", "accounts", "load", "infra/bench/team/accounts.csv")
                        .command("./baton", "publish", "infra/bench/team/playbook.yaml");
            }
            return new Stack(more.apply(wanted).start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the template cannot be written", e);
        }
    }

    LocalRun run() {
        return run;
    }

    /** The queue of that logical id. */
    Mailbox queue(String id) {
        return new Mailbox(sqs, run.value(id));
    }

    /** What a function has logged so far. */
    String log(String function) {
        try {
            Path file = folder.resolve("run/log/" + function + ".log");
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("the log of " + function + " cannot be read", e);
        }
    }

    /** Posts a form and returns the answer, which must be a 2xx. */
    HttpResponse<String> post(String form) throws InterruptedException {
        return send(HttpRequest.newBuilder(run.api().resolve("/leads"))
                .header("content-type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** Gets a path of the API, which must answer with 2xx. */
    HttpResponse<String> get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(run.api().resolve(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        }
    }

    @Override
    public void close() {
        http.close();
        sqs.close();
        run.close();
    }
}
