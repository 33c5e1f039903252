package dev.baton.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Basis;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.SlaNotice;
import dev.baton.playbook.Playbook;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Turn;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    private static final String WHY =
            "Jackson reads and writes these by reflection, which a native image allows only where it is"
                    + " registered. NativeImageTest puts what this file has to be into target.";
    private static final Class<?>[] ROOTS = {
        Lead.class,
        Facts.class,
        Basis.class,
        Decision.class,
        SlaNotice.class,
        Playbook.class,
        Rep.class,
        Load.class,
        Turn.class
    };

    @Test
    void theNativeImageKnowsEveryTypeThatIsWrittenAsJsonAndNoOther() {
        assertThat(RecordGraph.registered("baton-json"))
                .isEqualTo(RecordGraph.offer(RecordGraph.metadata(WHY, RecordGraph.of(ROOTS))));
    }
}
