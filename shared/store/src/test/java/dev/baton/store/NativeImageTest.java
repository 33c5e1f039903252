package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.RecordGraph;
import dev.baton.roster.Cells;
import dev.baton.roster.Said;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    @Test
    void theNativeImageKnowsEveryRecordThatIsStoredAsJson() {
        String known = RecordGraph.registered("baton-json") + RecordGraph.registered("baton-store");

        assertThat(RecordGraph.of(Decided.class, HeldLead.class, PlaybookStore.Texts.class, Cells.class, Said.class))
                .allSatisfy(name -> assertThat(known).contains("\"" + name + "\""));
    }
}
