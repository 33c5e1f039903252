package dev.baton.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.playbook.Playbook;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Turn;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonPropertiesTest {
    private static final List<Class<?>> STORED =
            List.of(Lead.class, Facts.class, Decision.class, Playbook.class, Rep.class, Load.class, Turn.class);

    @Property(tries = 200)
    void whateverIsWrittenComesBackEqual(@ForAll Random random) {
        for (Class<?> type : STORED) {
            Object value = new RandomRecords(random).next(type);
            assertThat((Object) Json.read(Json.write(value), type)).isEqualTo(value);
        }
    }

    @Property(tries = 200)
    void whatComesBackIsWrittenAsTheSameBytes(@ForAll Random random) {
        for (Class<?> type : STORED) {
            byte[] written = Json.write(new RandomRecords(random).next(type));
            assertThat(Json.write(Json.read(written, type))).isEqualTo(written);
        }
    }
}
