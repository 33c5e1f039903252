package dev.baton.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.RandomRecords;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MessagesPropertiesTest {
    @Property(tries = 300)
    void whateverIsSentComesBackEqualThroughUtf8(@ForAll Random random) {
        Message message = new RandomRecords(random).next(Message.class);
        Assume.that(
                switch (message) {
                    case Message.OfLead ofLead -> ofLead.routing() > 0;
                    case Message.Doorbell doorbell -> !doorbell.pool().isEmpty();
                    case Message.ReadBack readBack ->
                        !readBack.written().isEmpty()
                                && readBack.written().stream().allMatch(one -> one.routing() > 0);
                });
        String carried = new String(Messages.encode(message).getBytes(UTF_8), UTF_8);
        assertThat(Messages.decode(carried)).isEqualTo(message);
    }
}
