package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.store.Reown;
import dev.baton.store.Reowning;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody knows a colleague by a user's id: who did something, and who has a lead, is said by name where the roster knows it. */
class UsersOfSalesforceTest {
    private static final String SOMEBODY = "005Ws0000000009IAA";

    private final Town town = Town.withSamples();

    @BeforeEach
    void usersOfTheReps(@TempDir Path folder) throws IOException {
        ShadowCommandTest.roster(town, folder);
    }

    @Test
    void whoGaveALeadToSomebodyElseIsARepByName() {
        Lead lead =
                reowned("salesforce:" + ShadowCommandTest.ANA, new Owner.Rep("ana@acme.example", "Ana Pereira", ""));

        assertThat(town.run("lead", lead.id().value()).out())
                .containsPattern("re-owned +2026-11-22 12:04:00Z by ana@acme.example: from eva@acme.example to ana");
    }

    @Test
    void whomTheRosterDoesNotKnowIsAUserOfSalesforce() {
        Lead lead = reowned("salesforce:" + SOMEBODY, new Owner.User(SOMEBODY, ""));

        assertThat(town.run("lead", lead.id().value()).out())
                .contains("assigned to a user of Salesforce (" + SOMEBODY + "), who is not in the roster")
                .contains(" by a user of Salesforce (" + SOMEBODY + "): from eva@acme.example");
        assertThat(town.run("leads").out()).contains("a user of Salesforce (" + SOMEBODY + ")");
    }

    @Test
    void theListNamesWhoHasALead() {
        reowned("salesforce", new Owner.User(SOMEBODY, "Dana Fox"));

        assertThat(town.run("leads").out()).contains("Dana Fox").doesNotContain(SOMEBODY);
    }

    private Lead reowned(String by, Owner to) {
        Lead lead = town.assignedTo("eva@acme.example");
        var world = town.world();
        new Reowning(world.dynamo(), world.tables())
                .reown(
                        lead.id(),
                        to,
                        new Reown(Reown.Kind.REOWNED, by, "", false, false),
                        Samples.NOON.plusSeconds(240));
        return lead;
    }
}
