package dev.baton.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.roster.Rep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final String PLAYBOOK = """
            playbook: small
            hours: "Mon-Fri 09:00-17:00"
            reject: [{when: {email-kind: disposable}, why: throw-away address}]
            score:
              qualified-at: 50
              grades: {A: 50+, B: otherwise}
              intent: [{points: 50, when: {request: demo}, why: asked for a demo}]
              below: {nurture: {campaign: News}}
            routes:
              - {route: customers, when: {has-account: true}, any-score: true, to: account-owner, else: team}
              - {route: everyone else, to: team}
            pools:
              team: {members: {team: Sales}, cap: {open: 3}, nobody-free: {hold: 1 hour, then: fallback}}
            fallback: {salesforce-queue: q}
            tests:
            """;
    private static final String ROSTER = """
            email,name,team,zone
            ana@x.example,Ana,Sales,Europe/Berlin
            bo@x.example,Bo,Support,Europe/Berlin
            """;

    private static Trial trial(String test) {
        return trial(
                test, dev.baton.playbook.source.RosterCsv.read("r.csv", ROSTER).reps());
    }

    private static Trial trial(String test, List<Rep> roster) {
        Reading reading = Playbooks.read("p.yaml", PLAYBOOK + "  - " + test + "\n", Map.of(), Optional.empty());
        assertThat(reading.findings()).isEmpty();
        Reading.Compiled good = (Reading.Compiled) reading;
        return new Trials(new Rehearsal(good.playbook(), good.tables()), roster, Accounts.NONE)
                .run(good.tests())
                .getFirst();
    }

    private static void passes(String test) {
        assertThat(trial(test).missed()).as(test).isEmpty();
    }

    @Test
    void whatIsExpectedOfTheSampleCompanyComes() {
        Reading.Compiled acme = (Reading.Compiled) Playbooks.read(Acme.SAMPLES.resolve("playbooks/acme.yaml"));
        assertThat(acme.tests()).hasSizeGreaterThan(8);
        for (List<Rep> people : List.of(Acme.reps(), MadeUp.roster(acme.playbook(), acme.tests()))) {
            assertThat(new Trials(Acme.rehearsal(), people, Accounts.NONE).run(acme.tests()))
                    .allSatisfy(trial -> assertThat(trial.missed())
                            .as(trial.test().name() + trial.why())
                            .isEmpty());
        }
    }

    @Test
    void everythingThatMayBeExpectedIsLookedAt() {
        passes(
                "{lead: {request: demo}, expect: {route: everyone else, pool: team, rep: ana@x.example, score: 50, grade: A, fallback: false}}");
        passes("{lead: {country: DE}, expect: {nurtured: News, grade: B, score: 0}}");
        passes("{lead: {email-kind: disposable}, expect: {rejected: throw-away address}}");
        passes("{lead: {account: Globex, account-owner: bo@x.example}, expect: {route: customers, rep: bo@x.example}}");
        passes(
                "{lead: {account: Globex, account-owner: bo@x.example}, away: [bo@x.example], expect: {rep: ana@x.example}}");
        passes("{lead: {request: demo}, open: {ana@x.example: 2}, expect: {rep: ana@x.example}}");
    }

    @Test
    void hoursCountOnlyWhereAMomentIsNamed() {
        passes("{lead: {request: demo}, at: Mon 10:00 Europe/Berlin, expect: {rep: ana@x.example}}");
        passes("{lead: {request: demo}, at: Sat 10:00 Europe/Berlin, expect: {held: team, pool: team}}");
        passes("{lead: {request: demo}, away: ana@x.example, expect: {held: team}}");
    }

    @Test
    void aTestThatFailsSaysWhatCameAndWhy() {
        Trial failed = trial("{test: demo, lead: {request: demo}, expect: {route: customers, score: 40}}");
        assertThat(failed.missed())
                .containsExactly("expected route customers, came everyone else", "expected score 40, came 50");
        assertThat(failed.why().getFirst()).startsWith("assigned to ana@x.example from team");
        assertThat(failed.why())
                .contains("score 50", "  +50  asked for a demo")
                .anyMatch(line -> line.startsWith("no  customers: has-account is false"))
                .anyMatch(line -> line.startsWith("yes everyone else"));
        assertThat(trial("{lead: {request: demo}, expect: {nurtured: News}}").missed())
                .containsExactly("expected nurtured News, came none");
        assertThat(trial("{lead: {request: demo}, expect: {fallback: yes}}").missed())
                .containsExactly("expected fallback yes, came false");
    }

    @Test
    void whatCannotBeUsedFailsItsTest() {
        assertThat(trial("{lead: {request: demo, employees: many}, expect: {score: 50}}")
                        .missed())
                .anyMatch(line -> line.contains("employees"));
    }

    @Test
    void withoutARosterSomebodyIsThereForEachPool() {
        Reading.Compiled acme = (Reading.Compiled) Playbooks.read(Acme.SAMPLES.resolve("playbooks/acme.yaml"));
        List<Rep> people = MadeUp.roster(acme.playbook(), acme.tests());
        assertThat(acme.playbook().pools().values())
                .allSatisfy(pool ->
                        assertThat(dev.baton.roster.Membership.of(pool, people)).isNotEmpty());
    }
}
