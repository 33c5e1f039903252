package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.rehearsal.Accounts;
import dev.baton.rehearsal.LeadSheet;
import dev.baton.simulation.Assumptions;
import dev.baton.simulation.Happening;
import dev.baton.simulation.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationResultTest {
    private static final Instant LONG_AGO = Instant.parse("2023-05-02T10:00:00Z");

    @Test
    void of_both_playbooks_it_is_said_which_leads_were_forgotten_and_that_early_years_have_no_holidays() {
        Assumptions assumptions = new Assumptions(Optional.empty(), Optional.empty(), 1);
        SimulationRun run = new SimulationRun(
                Path.of("one.yaml"),
                policy(1),
                Optional.of(Path.of("two.yaml")),
                Optional.of(policy(2)),
                List.of(),
                assumptions,
                new Differences(Optional.empty()));
        for (int i = 1; i <= 3; i++) {
            LeadSheet sheet = LeadSheet.fields(
                    Map.of("email", List.of("p" + i + "@x.example")), LeadSheet.id(i), LONG_AGO.plusSeconds(i));
            run.take(new Happening.Form(sheet.lead(), sheet.facts(Accounts.NONE)));
        }
        run.finish();
        HistoryReader.Summary read = new HistoryReader.Summary(
                3, Optional.of(LONG_AGO), Optional.of(LONG_AGO), 0, List.of(), 0, List.of(), 0, List.of());

        assertThat(new SimulationResult(Path.of("leads.csv"), read, run, 0, assumptions, ZoneOffset.UTC).assumed())
                .contains(
                        "Of the years before 2024 no public holidays are known.",
                        "Of the leads that one.yaml nurtured the newest 1 were remembered; 2 older ones would not have been"
                                + " scored again.",
                        "Of the leads that two.yaml nurtured the newest 1 were remembered; 2 older ones would not have been"
                                + " scored again.");
    }

    private static Policy policy(int version) {
        Reading reading = Playbooks.read("p.yaml", """
                playbook: p
                score:
                  qualified-at: 50
                  fit: [{points: 50, when: {employees: 1000+}, why: our size}]
                  below: {nurture: {campaign: News}}
                routes: [{route: all, to: fallback}]
                fallback: {salesforce-queue: q}
                """, Map.of(), Optional.empty());
        Reading.Compiled good = (Reading.Compiled) reading;
        return new Policy(version, good.playbook(), good.tables());
    }
}
