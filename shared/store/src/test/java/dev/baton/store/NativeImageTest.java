package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.RecordGraph;
import dev.baton.roster.Cells;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NativeImageTest {
    @Test
    void theNativeImageKnowsEveryRecordThatIsStoredAsJson() {
        Set<String> known = new TreeSet<>(RecordGraph.registered("baton-json"));
        known.addAll(RecordGraph.registered("baton-store"));

        assertThat(known)
                .containsAll(RecordGraph.of(Decided.class, HeldLead.class, PlaybookStore.Texts.class, Cells.class));
    }
}
