package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.playbook.Route;
import dev.baton.roster.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Path SAMPLES = Path.of("../../samples");

    private static Reading.Compiled acme() {
        RosterCsv.Read roster = RosterCsv.read(SAMPLES.resolve("roster.csv"));
        assertThat(roster.findings()).isEmpty();
        Reading reading = Playbooks.read(SAMPLES.resolve("playbooks/acme.yaml"), roster.reps());
        assertThat(reading.findings()).isEmpty();
        return (Reading.Compiled) reading;
    }

    @Test
    void acme_has_nothing_to_find_fault_with() {
        assertThat(acme().playbook().routes()).hasSize(7);
    }

    @Test
    void acme_has_three_cells_or_more_that_can_work_in_parallel() {
        var reps = RosterCsv.read(SAMPLES.resolve("roster.csv")).reps();
        Cells cells = Cells.of(acme().playbook().pools(), reps);
        assertThat(new HashSet<>(cells.cells().values())).hasSizeGreaterThanOrEqualTo(3);
        assertThat(cells.cells().get("dach-team")).isEqualTo(cells.cells().get("emea-team"));
    }

    @Test
    void each_route_has_a_sample_lead_of_its_name() throws IOException {
        List<String> wanted = new ArrayList<>(List.of("nurtured.json", "rejected.json"));
        for (Route route : acme().playbook().routes()) {
            wanted.add(route.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".json");
        }
        try (Stream<Path> files = Files.list(SAMPLES.resolve("leads"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void the_sample_accounts_can_all_be_read() {
        List<Account> accounts = new ArrayList<>();
        assertThat(AccountsCsv.read(SAMPLES.resolve("accounts.csv"), accounts::add))
                .isEmpty();
        assertThat(accounts).hasSize(22);
        assertThat(accounts.getLast().name()).isEqualTo("Kanga, Roo and Sons");
    }
}
