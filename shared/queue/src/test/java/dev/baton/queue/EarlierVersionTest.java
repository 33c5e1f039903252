package dev.baton.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.baton.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An upgrade and a roll-back need no window: a queue may hold what the other version wrote. {@code events/samples/earlier} has each message
 * as the version before wrote it; what is released next leaves its own there.
 */
class EarlierVersionTest {
    private static final Path EVENTS = Path.of(System.getProperty("baton.root"), "events");

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "enriched", "scored", "deliver", "doorbell"})
    void whatTheVersionBeforeWroteIsReadAndFitsTheSchema(String kind) throws IOException {
        String earlier = Files.readString(EVENTS.resolve("samples/earlier").resolve(kind + ".json"));

        assertThat(Messages.decode(earlier).getClass().getSimpleName()).isEqualToIgnoringCase(kind);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(EVENTS.resolve(kind + ".v1.schema.json")))
                        .validate(earlier, InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "enriched", "scored", "deliver", "doorbell"})
    void whatALaterVersionAddsIsReadOver(String kind) throws IOException {
        String now = Files.readString(EVENTS.resolve("samples").resolve(kind + ".json"));
        ObjectNode later = (ObjectNode) Json.tree(now);
        later.put("addedLater", true);
        for (String part : new String[] {"lead", "facts", "verdict", "decision"}) {
            if (later.path(part) instanceof ObjectNode object) {
                object.putObject("addedLater").put("by", "a later version");
            }
        }

        assertThat(Messages.decode(later.toString())).isEqualTo(Messages.decode(now));
    }
}
