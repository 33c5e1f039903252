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
              - {route: customers, when: {has-account: true}, any-score: true, to: account-owner, else: team, sla: 90 minutes}
              - {route: trials, when: {product: trial}, to: team, sla: 4 business hours}
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
        Reading.Compiled good = read(PLAYBOOK, test);
        return new Trials(new Rehearsal(good.playbook(), good.tables()), roster, Accounts.NONE)
                .run(good.tests())
                .getFirst();
    }

    private static Reading.Compiled read(String playbook, String test) {
        Reading reading = Playbooks.read("p.yaml", playbook + "  - " + test + "\n", Map.of(), Optional.empty());
        assertThat(reading.findings()).isEmpty();
        return (Reading.Compiled) reading;
    }

    private static void passes(String test) {
        assertThat(trial(test).missed()).as(test).isEmpty();
    }

    @Test
    void whatIsExpectedOfTheSampleCompanyComes() {
        Reading.Compiled acme = (Reading.Compiled) Playbooks.read(Acme.SAMPLES.resolve("playbooks/acme.yaml"));
        assertThat(acme.tests()).hasSizeGreaterThan(8);
        Trials real = new Trials(Acme.rehearsal(), Acme.reps(), Accounts.NONE);
        for (Trials trials : List.of(real, Trials.withoutRoster(acme, Accounts.NONE))) {
            assertThat(trials.run(acme.tests()))
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
    void whoIsOnLeaveOrSwitchedOffTodayIsThereInATest() {
        List<Rep> away = dev.baton.playbook.source.RosterCsv.read("r.csv", """
                email,name,team,zone,on,away-from,away-to
                ana@x.example,Ana,Sales,Europe/Berlin,no,2026-01-01,2027-12-31
                """).reps();

        assertThat(trial("{lead: {request: demo}, expect: {rep: ana@x.example}}", away)
                        .missed())
                .isEmpty();
        assertThat(trial("{lead: {request: demo}, at: Mon 10:00 Europe/Berlin, expect: {rep: ana@x.example}}", away)
                        .missed())
                .isEmpty();
        assertThat(trial("{lead: {request: demo}, away: ana@x.example, expect: {held: team}}", away)
                        .missed())
                .isEmpty();
    }

    @Test
    void withoutAMomentTheHoursOfAPoolDoNotCountEither() {
        Reading.Compiled nights = read(
                PLAYBOOK.replace("cap: {open: 3}", "hours: \"Mon-Fri 03:00-04:00\""),
                "{lead: {request: demo}, expect: {rep: team@made-up.example}}");

        assertThat(Trials.withoutRoster(nights, Accounts.NONE).run(nights.tests()))
                .singleElement()
                .satisfies(trial -> assertThat(trial.missed()).isEmpty());
    }

    @Test
    void howANumberOrATruthIsWrittenDoesNotMatter() {
        for (String score : List.of("50", "+50", "050")) {
            passes("{lead: {request: demo}, expect: {score: " + score + "}}");
        }
        for (String no : List.of("false", "no", "No", "FALSE")) {
            passes("{lead: {request: demo}, expect: {fallback: " + no + "}}");
        }
        for (String yes : List.of("true", "yes", "Yes", "TRUE")) {
            assertThat(trial("{lead: {request: demo}, expect: {fallback: " + yes + "}}")
                            .missed())
                    .containsExactly("expected fallback true, came false");
        }
    }

    @Test
    void aNameThatTheRosterDoesNotHaveFailsItsTest() {
        assertThat(trial("{lead: {request: demo}, away: anna@x.example, expect: {rep: ana@x.example}}")
                        .missed())
                .containsExactly("nobody in the roster is anna@x.example; did you mean ana@x.example?");
        assertThat(trial("{lead: {request: demo}, open: {zoe@y.example: 3}, expect: {rep: ana@x.example}}")
                        .missed())
                .singleElement()
                .asString()
                .startsWith("nobody in the roster is zoe@y.example");
    }

    @Test
    void whoIsMadeUpIsForEveryLeadAndLivesWhereItComes() {
        String matching = PLAYBOOK.replace("cap: {open: 3}", "match: {speaks: language}");
        for (String test : List.of(
                "{lead: {request: demo, language: fr}, expect: {rep: team@made-up.example}}",
                "{lead: {request: demo}, at: Mon 10:00 Asia/Tokyo, expect: {rep: team@made-up.example}}",
                "{lead: {request: demo}, at: Mon 20:00 Asia/Tokyo, expect: {held: team}}",
                "{lead: {request: demo}, at: 2026-09-14T10:00:00Z, expect: {rep: team@made-up.example}}")) {
            Reading.Compiled good = read(matching, test);
            assertThat(Trials.withoutRoster(good, Accounts.NONE).run(good.tests()))
                    .singleElement()
                    .satisfies(trial -> assertThat(trial.missed()).as(test).isEmpty());
        }
    }

    @Test
    void whenTheFirstTouchIsDueMayBeExpected() {
        passes("{lead: {account: Globex}, expect: {route: customers, touch-by: 90 minutes}}");
        passes("{lead: {account: Globex}, at: Mon 10:00 Europe/Berlin, expect: {touch-by: Mon 11:30 Europe/Berlin}}");
        passes("{lead: {request: demo, product: trial}, expect: {touch-by: 4 business hours}}");
        passes("{lead: {request: demo, product: trial}, expect: {touch-by: 4 hours}}");
        passes(
                "{lead: {request: demo, product: trial}, at: Fri 15:00 Europe/Berlin, expect: {touch-by: Mon 11:00 Europe/Berlin}}");
        passes("{lead: {request: demo}, expect: {touch-by: none}}");
        passes("{lead: {request: demo, product: trial}, away: ana@x.example, expect: {held: team, touch-by: none}}");
    }

    @Test
    void aFirstTouchThatIsDueAtAnotherTimeIsSaidAsItWasExpected() {
        String friday = "{lead: {request: demo, product: trial}, at: Fri 15:00 Europe/Berlin, expect: {touch-by: ";
        assertThat(trial(friday + "Fri 19:00 Europe/Berlin}}").missed())
                .containsExactly("expected touch-by Fri 19:00 Europe/Berlin, came Mon 11:00 Europe/Berlin");
        assertThat(trial(friday + "4 hours}}").missed()).containsExactly("expected touch-by 4 hours, came 68 hours");
        assertThat(trial(friday + "2 business hours}}").missed())
                .containsExactly("expected touch-by 2 business hours, came 4 business hours");
        assertThat(trial(friday + "none}}").missed()).containsExactly("expected touch-by none, came 4 business hours");
        assertThat(trial(friday + "none}}").why()).contains("the first touch is due Mon 09:00 UTC");
        assertThat(trial("{lead: {request: demo}, expect: {touch-by: 15 minutes}}")
                        .missed())
                .containsExactly("expected touch-by 15 minutes, came none");
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
                .containsExactly("expected fallback true, came false");
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
