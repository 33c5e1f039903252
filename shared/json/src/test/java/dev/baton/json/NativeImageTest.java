package dev.baton.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.playbook.Playbook;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Turn;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    @Test
    void theNativeImageKnowsEveryTypeThatIsWrittenAsJsonAndNoOther() {
        assertThat(RecordGraph.registered("baton-json"))
                .isEqualTo(RecordGraph.of(
                        Lead.class, Facts.class, Decision.class, Playbook.class, Rep.class, Load.class, Turn.class));
    }
}
