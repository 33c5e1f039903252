package dev.baton.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
    private static final String AUTHORISED =
            "AWS4-HMAC-SHA256 Credential=local/20261122/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

    @TempDir
    Path folder;

    @Test
    void dynamoDbAnswersOnAFreePortAndEndsOnClose() throws Exception {
        long pid;
        try (DynamoDbEngine engine = DynamoDbEngine.start()) {
            pid = engine.pid();
            assertThat(dynamoDb(engine, "ListTables", "{}")).contains("\"TableNames\":[]");
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void dynamoDbKeepsItsTablesInItsFolder() throws Exception {
        Path data = folder.resolve("dynamodb");
        try (DynamoDbEngine engine = DynamoDbEngine.start(0, Optional.of(data))) {
            dynamoDb(engine, "CreateTable", """
                    {"TableName": "kept", "BillingMode": "PAY_PER_REQUEST",
                     "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                     "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}""");
        }
        try (DynamoDbEngine engine = DynamoDbEngine.start(0, Optional.of(data))) {
            assertThat(dynamoDb(engine, "ListTables", "{}")).contains("kept");
        }
    }

    @Test
    void elasticMqKeepsItsQueuesAndMessagesInItsFolder() throws Exception {
        Path data = folder.resolve("elasticmq");
        try (ElasticMqEngine engine = ElasticMqEngine.start(0, Optional.of(data))) {
            assertThat(sqs(engine, "CreateQueue", "{\"QueueName\": \"kept\"}"))
                    .contains(engine.endpoint() + "/" + Engine.ACCOUNT + "/kept");
            sqs(engine, "SendMessage", "{\"QueueUrl\": \"%s\", \"MessageBody\": \"hello\"}".formatted(kept(engine)));
        }
        try (ElasticMqEngine engine = ElasticMqEngine.start(0, Optional.of(data))) {
            assertThat(sqs(engine, "ReceiveMessage", "{\"QueueUrl\": \"%s\"}".formatted(kept(engine))))
                    .contains("hello");
            assertThat(sqs(
                            engine,
                            "GetQueueAttributes",
                            "{\"QueueUrl\": \"%s\", \"AttributeNames\": [\"QueueArn\"]}".formatted(kept(engine))))
                    .contains("arn:aws:sqs:us-east-1:000000000000:kept");
        }
    }

    @Test
    void enginesCannotBeReachedFromOutside() throws Exception {
        int dynamoDb = DynamoDbEngine.shared().endpoint().getPort();
        int sqs = ElasticMqEngine.shared().endpoint().getPort();
        for (InetAddress outside : outsideAddresses()) {
            assertThatThrownBy(() -> new Socket(outside, dynamoDb).close()).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> new Socket(outside, sqs).close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void enginesEndWhenTheProcessThatStartedThemDies() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dbaton.root=" + System.getProperty("baton.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SuddenDeath.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        for (String pid : said.strip().split(" ", -1)) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(engine -> assertThat(engine.onExit()).succeedsWithin(Duration.ofSeconds(30)));
        }
    }

    @Test
    void aTakenPortIsNamedInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DynamoDbEngine.start(taken.getLocalPort(), Optional.empty()))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void anEngineThatWasNotLaidOutSaysWhatToRun() {
        String root = System.getProperty("baton.root");
        System.setProperty("baton.root", folder.toString());
        try {
            assertThatThrownBy(ElasticMqEngine::start)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("mvn package")
                    .hasMessageNotContaining("\n");
        } finally {
            System.setProperty("baton.root", root);
        }
    }

    private static List<InetAddress> outsideAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static URI kept(Engine engine) {
        return engine.endpoint().resolve("/" + Engine.ACCOUNT + "/kept");
    }

    private static String dynamoDb(Engine engine, String operation, String body) throws Exception {
        return post(engine, "DynamoDB_20120810." + operation, body);
    }

    private static String sqs(Engine engine, String operation, String body) throws Exception {
        return post(engine, "AmazonSQS." + operation, body);
    }

    private static String post(Engine engine, String target, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(engine.endpoint())
                            .header("X-Amz-Target", target)
                            .header("Content-Type", "application/x-amz-json-1.0")
                            .header("Authorization", AUTHORISED)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
