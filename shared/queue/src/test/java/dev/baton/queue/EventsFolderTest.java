package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the codec against the schemas and samples in {@code events/}, which are what others may rely on. */
class EventsFolderTest {
    private static final Path EVENTS = Path.of(System.getProperty("baton.root"), "events");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Message[] messages() {
        return MessagesTest.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theSampleOfEachMessageIsWhatIsWrittenByteForByte(Message message) throws IOException {
        String sample = Files.readString(EVENTS.resolve("samples").resolve(kind(message) + ".json"));
        assertThat(Messages.encode(message)).isEqualTo(Json.tree(sample).toString());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theSampleOfEachMessageIsRead(Message message) throws IOException {
        String sample = Files.readString(EVENTS.resolve("samples").resolve(kind(message) + ".json"));
        assertThat(Messages.decode(sample)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsWrittenFitsItsSchema(Message message) throws IOException {
        assertThat(errors(kind(message), Messages.encode(message))).isEmpty();
    }

    @Test
    void aSchemaRefusesWhatIsNoMessage() throws IOException {
        assertThat(errors("accepted", "{\"v\":1,\"type\":\"accepted\",\"lead\":{},\"routing\":0}"))
                .isNotEmpty();
        assertThat(errors("doorbell", Messages.encode(TestMessages.ACCEPTED))).isNotEmpty();
    }

    @Test
    void everyMessageHasASchemaAndNoSchemaIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".schema.json")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(messages())
                            .map(message -> kind(message) + ".v1.schema.json")
                            .toList());
        }
    }

    @Test
    void theSamplesOfSalesforceAreEventsAsTheyAreDelivered() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS.resolve("samples"))) {
            List<Path> relayed = files.filter(
                            file -> file.getFileName().toString().startsWith("salesforce-"))
                    .toList();
            assertThat(relayed).hasSizeGreaterThan(4).allSatisfy(file -> {
                var event = Json.tree(Files.readString(file));
                assertThat(event.path("source").asText()).startsWith("aws.partner/salesforce.com/00D");
                assertThat(event.path("detail-type").asText()).isIn("Lead_Submitted__e", "LeadChangeEvent");
                assertThat(event.path("detail").path("payload").isObject()).isTrue();
            });
        }
    }

    private static String kind(Message message) {
        return message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static List<Error> errors(String kind, String json) throws IOException {
        Schema schema = REGISTRY.getSchema(Files.readString(EVENTS.resolve(kind + ".v1.schema.json")));
        return schema.validate(json, InputFormat.JSON);
    }
}
