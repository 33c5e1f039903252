package dev.baton.playbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Decision;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Mode;
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.Signal;
import dev.baton.lead.Sla;
import dev.baton.lead.Source;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.roster.Calendars;
import dev.baton.roster.Caps;
import dev.baton.roster.Decided;
import dev.baton.roster.Engine;
import dev.baton.roster.LastLead;
import dev.baton.roster.Load;
import dev.baton.roster.Rep;
import dev.baton.roster.Request;
import dev.baton.roster.RequestText;
import dev.baton.roster.Snapshot;
import dev.baton.roster.SnapshotText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant JUDGED = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-11-23T09:00:02Z");
    private static final String TEXT = """
            playbook: replayed
            territories: {file: t.csv, by: [country], otherwise: world}
            reject: [{when: {email-kind: disposable}, why: throw-away}]
            score:
              qualified-at: 50
              fit: [{points: 40, when: {country: [DE, FR]}, why: our country}]
              behaviour: [{points: 20, when: {signal: webinar, within: 60 days}, why: came to a webinar}]
              below: {nurture: {campaign: Newsletter}}
            hours: "Mon-Fri 09:00-18:00"
            routes: [{route: north, when: {territory: north}, to: sdr, sla: {first-touch: 9 business hours, remind-after: 1 business hour}}, {route: rest, to: sdr}]
            pools: {sdr: {members: {team: SDR}, match: {speaks: language}, same-company-within: 120 days, nobody-free: fallback}}
            fallback: {salesforce-queue: Triage}
            """;
    private static final Reading.Compiled COMPILED = (Reading.Compiled)
            Playbooks.read("p.yaml", TEXT, Map.of("t.csv", "country,territory\nDE,north\n"), Optional.empty());
    private static final Playbook PLAYBOOK = COMPILED.playbook();
    private static final Replay REPLAY = new Replay(version -> version == 4 ? Optional.of(PLAYBOOK) : Optional.empty());

    private static Lead lead(String country) {
        return new Lead(
                new LeadId("AAAAAAAAAAAAAAAAAAAAAA"),
                new Source(Source.Kind.FORM, "website", ""),
                JUDGED,
                new Keys("", "globex"),
                new Person("", "Obi", "", "", "", "fr"),
                Company.UNKNOWN,
                new Location(country, "", "", "", ""),
                Interest.NONE,
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of(),
                List.of());
    }

    /** Sixty days to the second before it was judged: two seconds later, when somebody was picked, it was too long ago. */
    private static Facts facts(EmailKind kind) {
        Signal webinar = new Signal("webinar", JUDGED.minus(Duration.ofDays(60)), Signal.By.PERSON, "");
        return new Facts(kind, "", OptionalInt.empty(), "", Optional.empty(), List.of(webinar), List.of());
    }

    private static Rep rep(String id, String... speaks) {
        return new Rep(
                id, id, "SDR", Set.of(speaks), Map.of(), ZoneId.of("UTC"), 1000, Caps.NONE, true, true, List.of(), "");
    }

    /** As the functions decide and store it. */
    private static Decision decision(Lead lead, Facts facts) {
        Rows rows = Rows.from(COMPILED.tables(), PLAYBOOK.lookups(lead, facts));
        Verdict verdict = PLAYBOOK.judge(lead, facts, rows, 4, JUDGED);
        Map<String, String> roster = new TreeMap<>(Map.of("PLAYBOOK", "4"));
        Outcome outcome;
        List<Outcome.PassedOver> passedOver = List.of();
        Optional<Rep> owner = Optional.empty();
        switch (verdict) {
            case Verdict.Rejected it -> outcome = new Outcome.Rejected(it.why());
            case Verdict.Nurtured it -> outcome = new Outcome.Nurtured(it.campaign(), it.why());
            case Verdict.Routed it -> {
                Request request = new Request(
                        lead.id(), it.pool(), List.of(), Map.of(), Optional.empty(), "globex", it.wants(), true);
                Snapshot snapshot = new Snapshot(
                        Map.of("ana", rep("ana", "fr"), "bo", rep("bo", "de"), "cy", rep("cy", "fr")),
                        Map.of("ana", new Load(2, LocalDate.EPOCH, 0, LocalDate.EPOCH, 0, Map.of())),
                        Map.of(),
                        Map.of("globex", new LastLead(new LeadId("BBBBBBBBBBBBBBBBBBBBBB"), "bo", JUDGED)));
                Decided decided = PLAYBOOK.assigner()
                        .decide(snapshot, List.of(request), DECIDED)
                        .decided()
                        .getFirst();
                roster.putAll(SnapshotText.write(decided.looked()));
                roster.put("REQUEST", RequestText.write(request));
                outcome = decided.outcome();
                owner = decided.rep().map(snapshot.reps()::get);
                passedOver = decided.passedOver();
            }
        }
        Decision.Inputs inputs = new Decision.Inputs(
                Engine.VERSION, Engine.timeZoneData(), 0, rows.values(), Optional.of(JUDGED), roster);
        Optional<Sla.Clock> due =
                PLAYBOOK.firstTouch(verdict, outcome, owner, new Calendars(PLAYBOOK.hours()), DECIDED);
        return new Decision(lead.id(), 1, DECIDED, verdict, outcome, passedOver, inputs, Mode.LIVE, due);
    }

    private static final Lead NORTH = lead("DE");
    private static final Facts BUSINESS = facts(EmailKind.BUSINESS);
    private static final Decision ROUTED = decision(NORTH, BUSINESS);

    private static List<String> fields(Decision tampered) {
        return REPLAY.whole(NORTH, BUSINESS, tampered) instanceof Replayed.Different(var differences, var _)
                ? differences.stream().map(Replayed.Difference::field).toList()
                : List.of();
    }

    private static Decision with(
            Decision of,
            Verdict verdict,
            Outcome outcome,
            List<Outcome.PassedOver> passedOver,
            Decision.Inputs inputs) {
        return new Decision(
                of.lead(), of.routing(), of.at(), verdict, outcome, passedOver, inputs, of.mode(), of.sla());
    }

    private static Decision inputs(UnaryOperator<Decision.Inputs> change) {
        return with(ROUTED, ROUTED.verdict(), ROUTED.outcome(), ROUTED.passedOver(), change.apply(ROUTED.inputs()));
    }

    private static Decision roster(String key, String from, String to) {
        return inputs(of -> {
            Map<String, String> roster = new TreeMap<>(of.roster());
            assertThat(roster.get(key)).contains(from);
            roster.computeIfPresent(key, (_, text) -> text.replace(from, to));
            return new Decision.Inputs(
                    of.engine(), of.timeZoneData(), of.batchPosition(), of.lookups(), of.judgedAt(), roster);
        });
    }

    @Test
    void what_was_routed_nurtured_and_rejected_comes_out_identical() {
        assertThat(ROUTED.verdict()).isInstanceOf(Verdict.Routed.class);
        assertThat(REPLAY.whole(NORTH, BUSINESS, ROUTED)).isEqualTo(new Replayed.Identical(List.of()));
        Decision nurtured = decision(lead("US"), BUSINESS);
        assertThat(nurtured.outcome()).isInstanceOf(Outcome.Nurtured.class);
        assertThat(REPLAY.whole(lead("US"), BUSINESS, nurtured)).isEqualTo(new Replayed.Identical(List.of()));
        Facts disposable = facts(EmailKind.DISPOSABLE);
        Decision rejected = decision(NORTH, disposable);
        assertThat(rejected.outcome()).isEqualTo(new Outcome.Rejected("throw-away"));
        assertThat(REPLAY.whole(NORTH, disposable, rejected)).isEqualTo(new Replayed.Identical(List.of()));
    }

    @Test
    void another_owner_or_another_reason_is_found() {
        Outcome.Assigned assigned = (Outcome.Assigned) ROUTED.outcome();
        Outcome bo = new Outcome.Assigned(new Owner.Rep("bo", "bo", ""), assigned.pool(), assigned.why());
        assertThat(fields(with(ROUTED, ROUTED.verdict(), bo, ROUTED.passedOver(), ROUTED.inputs())))
                .containsExactly("owner");
        Outcome url = new Outcome.Assigned(new Owner.Rep("ana", "ana", "https://x"), assigned.pool(), assigned.why());
        assertThat(fields(with(ROUTED, ROUTED.verdict(), url, ROUTED.passedOver(), ROUTED.inputs())))
                .containsExactly("outcome");
        List<Outcome.PassedOver> fewer =
                ROUTED.passedOver().subList(1, ROUTED.passedOver().size());
        assertThat(fields(with(ROUTED, ROUTED.verdict(), ROUTED.outcome(), fewer, ROUTED.inputs())))
                .containsExactly("passed over, number 1");
    }

    @Test
    void another_verdict_is_found_and_named_field_by_field() {
        Verdict.Routed routed = (Verdict.Routed) ROUTED.verdict();
        Verdict other = new Verdict.Routed(
                4,
                routed.score(),
                routed.tried(),
                "rest",
                routed.pool(),
                Optional.empty(),
                Optional.empty(),
                routed.wants(),
                routed.sla());
        assertThat(fields(with(ROUTED, other, ROUTED.outcome(), ROUTED.passedOver(), ROUTED.inputs())))
                .containsExactly("route");
        List<String> moved = fields(inputs(of -> new Decision.Inputs(
                of.engine(), of.timeZoneData(), 0, of.lookups(), Optional.of(DECIDED), of.roster())));
        assertThat(moved).contains("verdict", "score", "points for came to a webinar");
        List<String> rows = fields(inputs(
                of -> new Decision.Inputs(of.engine(), of.timeZoneData(), 0, Map.of(), of.judgedAt(), of.roster())));
        assertThat(rows).contains("route", "route north");
    }

    @Test
    void another_time_for_the_first_touch_is_found() {
        Sla.Clock due = ROUTED.sla().orElseThrow();
        assertThat(due.due()).isEqualTo(Instant.parse("2026-11-24T09:00:02Z"));
        for (Optional<Sla.Clock> other : List.of(
                Optional.<Sla.Clock>empty(),
                Optional.of(new Sla.Clock(due.due().plusSeconds(1), due.reminders())),
                Optional.of(new Sla.Clock(due.due(), List.of())))) {
            assertThat(fields(new Decision(
                            ROUTED.lead(),
                            1,
                            ROUTED.at(),
                            ROUTED.verdict(),
                            ROUTED.outcome(),
                            ROUTED.passedOver(),
                            ROUTED.inputs(),
                            ROUTED.mode(),
                            other)))
                    .containsExactly("first touch");
        }
    }

    @Test
    void another_state_of_the_roster_is_found() {
        assertThat(fields(roster("REP#ana", "team=SDR", "team=AE"))).contains("owner");
        assertThat(fields(roster("REP#bo", "speaks=de", "speaks=fr"))).contains("owner");
        assertThat(fields(roster("COMPANY#globex", "rep=bo", "rep=cy"))).contains("owner");
        assertThat(fields(roster("REQUEST", "wants.language=fr", "wants.language=de")))
                .contains("what the lead asks for", "owner");
        assertThat(fields(roster("REQUEST", "company=globex", "holds=false"))).contains("mode");
    }

    @Test
    void another_engine_and_other_time_zone_data_are_named() {
        Decision older = inputs(of -> new Decision.Inputs("1", "2020a", 0, of.lookups(), of.judgedAt(), of.roster()));
        assertThat(REPLAY.whole(NORTH, BUSINESS, older))
                .isInstanceOfSatisfying(
                        Replayed.Identical.class,
                        same -> assertThat(same.notes())
                                .containsExactly(
                                        "it was decided by engine 1, and this is engine " + Engine.VERSION,
                                        "it was decided with the time-zone data 2020a, and these are "
                                                + Engine.timeZoneData()));
    }

    @Test
    void what_a_person_decided_and_what_was_not_kept_is_said_to_be_that() {
        List<String> why = new ArrayList<>();
        for (Decision.Inputs inputs : List.of(
                new Decision.Inputs("person", "", -1, Map.of(), Map.of()),
                Decision.Inputs.NONE,
                new Decision.Inputs(
                        Engine.VERSION,
                        Engine.timeZoneData(),
                        0,
                        ROUTED.inputs().lookups(),
                        Optional.of(JUDGED),
                        Map.of("PLAYBOOK", "4")))) {
            if (REPLAY.whole(
                            NORTH,
                            BUSINESS,
                            with(ROUTED, ROUTED.verdict(), ROUTED.outcome(), ROUTED.passedOver(), inputs))
                    instanceof Replayed.NotReplayable not) {
                why.add(not.why());
            }
        }
        assertThat(why)
                .containsExactly(
                        "a person decided it, and nothing was computed",
                        "what it was decided from was not kept",
                        "deciding it failed until its deadline, so nobody was picked");
        assertThat(new Replay(_ -> Optional.empty()).whole(NORTH, BUSINESS, ROUTED))
                .isEqualTo(new Replayed.NotReplayable("version 4 of the playbook is not there"));
    }
}
