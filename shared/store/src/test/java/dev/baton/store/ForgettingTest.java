package dev.baton.store;

import static dev.baton.store.Given.ANA;
import static dev.baton.store.Given.NOW;
import static dev.baton.store.Given.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Ids;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Note;
import dev.baton.lead.Origin;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import dev.baton.lead.Status;
import dev.baton.roster.Cells;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** A person is erased: everywhere, whatever interrupts it, and nothing that comes late brings anything back. */
class ForgettingTest {
    private static final String ADDRESS = "petra.quintano@globex.example";
    private static final List<String> PERSONAL =
            List.of("petra", "quintano", "+49301234567", "301234567", "globex.example/pq", "kastanienallee");
    private static final Ids IDS = new Ids("a secret of this test alone");
    private static final Keys KEYS = IDS.keys(ADDRESS, "globex.example");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Signal WEBINAR =
            new Signal("webinar", NOW, Signal.By.PERSON, "Petra Quintano asked about prices");

    private final Db db = Db.fresh();
    private final Forgetting forgetting = new Forgetting(db.client(), db.tables());
    private final Signals signals = new Signals(db.client(), db.tables());
    private final List<LeadId> hers = new ArrayList<>();

    @BeforeEach
    void aPersonWhoCameByEveryDoor() {
        db.roster().sync(List.of(Given.rep(ANA)), _ -> new Cells(Map.of(), Map.of()));
        Lead assigned = hers("assigned");
        LeadChange.Decide decide = Given.decide(assigned);
        assertThat(Given.commit(db, decide)).isInstanceOf(Commit.Done.class);
        Deliveries deliveries = new Deliveries(db.client(), db.tables());
        deliveries.tell(assigned.id(), new Deliveries.Told(1, NOW, "{\"for\":\"Petra Quintano\"}"));
        new Records(db.client(), db.tables())
                .delivered(
                        assigned.id(),
                        new RecordState.Delivered(
                                "00Q000000000001AAA",
                                Sighting.Kind.LEAD,
                                false,
                                Optional.of("005000000000001AAA"),
                                1,
                                NOW),
                        Optional.of("00T000000000001AAA"));
        new Closing(db.client(), db.tables()).touch(assigned.id(), "Petra Quintano called back", NOW);
        HeldLead held = Given.held(hers("held"), NOW.plus(Duration.ofHours(4)));
        Given.commit(db, new LeadChange.Park(held, Optional.empty(), Set.of()));
        Lead nurtured = hers("nurtured");
        end(nurtured, new Outcome.Nurtured("Newsletter", "Petra Quintano is too early"));
        hers("received");
        Lead closed = hers("closed");
        end(closed, new Outcome.Nurtured("Newsletter", ""));
        new Closing(db.client(), db.tables()).close(closed.id(), "ops", "Petra Quintano left", NOW);
        signals.record(KEYS, WEBINAR, "key", NOW);
        signals.record(
                new Keys("somebody-else", KEYS.company()), new Signal("visit", NOW, Signal.By.PERSON, ""), "x", NOW);
        kept("hers", "{\"Email\":\"Petra.Quintano@globex.example\"}");
        kept("others", "{\"Email\":\"other@globex.example\"}");
        Given.assigned(db, "stranger");
    }

    @Test
    void nothingOfThePersonIsLeftInAnyItem() {
        assertThat(mentions()).as("the test itself finds her").isNotEmpty();

        forget(forgetting);

        assertThat(mentions()).isEmpty();
        assertThat(hers).allSatisfy(id -> {
            LeadState state = db.leads().state(id).orElseThrow();
            assertThat(state.status()).isEqualTo(Status.ERASED);
            assertThat(state.keys()).isEqualTo(Keys.NONE);
            assertThat(state.digest()).isEmpty();
        });
        assertThat(Totals.count(db.client(), db.tables(), NOW).leads())
                .as("counted still")
                .containsEntry(Status.ERASED, 5L)
                .containsEntry(Status.ASSIGNED, 1L);
        assertThat(db.roster().load(ANA).value().open()).as("the stranger's").isEqualTo(1);
        assertThat(new HeldLeads(db.client(), db.tables()).oldest(POOL, 10).leads())
                .isEmpty();
        assertThat(new Records(db.client(), db.tables())
                        .leads(List.of("00Q000000000001AAA", "00T000000000001AAA"))
                        .found())
                .isEmpty();
        assertThat(db.keys(db.tables().leads())).noneMatch(key -> key.pk().equals("PERSON#" + KEYS.person()));
        assertThat(signals.of(KEYS, 10, LATER))
                .as("what others of the company did stays")
                .hasSize(1);
        assertThat(new KeptStore(db.client(), db.tables()).on(java.time.LocalDate.of(2026, 11, 23)))
                .extracting(KeptStore.Kept::id)
                .containsExactly("others");
        assertThat(audit()).isEmpty();
        assertThat(find().isEmpty()).isTrue();
    }

    @Test
    void whateverInterruptsItItIsFinishedByAskingAgain() {
        for (int writes = 0; ; writes++) {
            Dying dying = new Dying(writes);
            Db disturbed = db.with(dying);
            try {
                forget(new Forgetting(disturbed.client(), db.tables()));
            } catch (Dying.Killed _) {
                assertThat(audit()).as("after " + writes + " writes").isEmpty();
            }
            if (dying.survived()) {
                break;
            }
        }
        assertThat(mentions()).isEmpty();
        assertThat(find().isEmpty()).isTrue();
        assertThat(db.roster().load(ANA).value().open()).isEqualTo(1);
    }

    @Test
    void whatComesLateForATombstoneChangesNothing() {
        LeadState before = db.leads().state(Given.id("received")).orElseThrow();
        LeadState assigned = db.leads().state(Given.id("assigned")).orElseThrow();
        forget(forgetting);
        Lead lead = lead("received");

        assertThat(db.leads().accept(lead, "digest", Given.received(), LATER))
                .as("ingest: the same form once more")
                .isInstanceOf(Acceptance.Different.class);
        assertThat(new Outcomes(db.client(), db.tables())
                        .end(lead, Given.facts(), Given.decision(lead, 1, new Outcome.Rejected("no")), LATER))
                .as("score")
                .isInstanceOf(Ending.Overtaken.class);
        assertThat(Given.commit(db, Given.decide(lead))).as("assign").isInstanceOf(Commit.Refused.class);
        Timers timers = new Timers(db.client(), db.tables());
        assertThat(timers.resend(before, LATER)).as("watch").isEqualTo(new Resend.Changed());
        assertThat(timers.redeliver(assigned, LATER)).isEqualTo(new Resend.Changed());
        Deliveries deliveries = new Deliveries(db.client(), db.tables());
        assertThat(deliveries.clear(assigned.id(), 1, LATER)).as("deliver").isEqualTo(new Cleared.Already());
        Closing closing = new Closing(db.client(), db.tables());
        assertThat(closing.close(assigned.id(), "track", "converted", LATER)).isInstanceOf(CloseResult.Already.class);
        assertThat(closing.touch(assigned.id(), "track", LATER)).isInstanceOf(TouchResult.Already.class);
        assertThat(closing.touch(before.id(), "track", LATER)).isInstanceOf(TouchResult.NotAssigned.class);
        assertThat(closing.reopen(assigned.id(), "track", "", LATER)).isInstanceOf(ReopenResult.NotClosed.class);
        assertThat(new Reowning(db.client(), db.tables())
                        .reown(
                                assigned.id(),
                                new Owner.Queue("x"),
                                new Reown(Reown.Kind.REOWNED, "", "", false, false),
                                LATER))
                .isInstanceOf(ReownResult.NotAssigned.class);
        assertThat(new Rerouting(db.client(), db.tables())
                        .reroute(
                                db.leads().state(assigned.id()).orElseThrow(),
                                new Reroute("ops", "", Set.of(), false),
                                LATER))
                .isInstanceOf(RerouteResult.NotNow.class);
        Records records = new Records(db.client(), db.tables());
        Sighting deleted = new Sighting(
                "00Q000000000001AAA",
                Sighting.Kind.LEAD,
                new Stamp(LATER, 1),
                true,
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true));
        records.seen(assigned.id(), List.of(deleted), LATER);
        assertThat(records.states(List.of(assigned.id())).found())
                .as("nothing is begun anew")
                .isEmpty();
        RecordState.Delivered late = new RecordState.Delivered(
                "00Q000000000001AAA", Sighting.Kind.LEAD, false, Optional.of("005000000000001AAA"), 1, LATER);
        records.delivered(assigned.id(), late, Optional.of("00T000000000001AAA"));
        assertThat(records.leads(List.of("00Q000000000001AAA", "00T000000000001AAA"))
                        .found())
                .as("a delivery that was under way")
                .isEmpty();
        assertThat(mentions()).isEmpty();
        assertThat(audit()).isEmpty();
    }

    @Test
    void whatWasBeingWrittenMeanwhileIsSweptUpAnHourLater() {
        forget(forgetting);
        new Deliveries(db.client(), db.tables())
                .tell(Given.id("assigned"), new Deliveries.Told(1, NOW, "{\"for\":\"Petra Quintano\"}"));
        List<Due> due = new ArrayList<>();
        for (int shard = 0; shard < Tables.SHARDS; shard++) {
            new Timers(db.client(), db.tables()).due(Status.ERASED, shard, LATER.plus(Erasing.LATE), due::add);
        }
        assertThat(due).hasSize(5);

        Erasing erasing = new Erasing(db.client(), db.tables());
        due.forEach(one -> erasing.sweep(db.leads().state(one.id()).orElseThrow()));

        assertThat(mentions()).isEmpty();
        assertThat(db.leads().state(Given.id("assigned")).orElseThrow().dueAt()).isEmpty();
    }

    @Test
    void leadsThatEndedLongAgoAreErasedPageByPage() {
        Instant year = NOW.plus(Duration.ofDays(365));
        Retention retention = new Retention(db.client(), db.tables(), 3);
        assertThat(retention.pass(Duration.ofDays(400), year, 1_000, () -> false))
                .isEqualTo(new Retention.Passed(0, 0, true));

        Instant next = year.plus(Duration.ofDays(1));
        int erased = 0;
        int kept = 0;
        int calls = 0;
        for (boolean finished = false; !finished; calls++) {
            Retention.Passed passed = retention.pass(Duration.ofDays(90), next, 2, () -> false);
            erased += passed.erased();
            kept += passed.kept();
            finished = passed.finished();
        }

        assertThat(calls).isGreaterThan(2);
        assertThat(erased)
                .as("nurtured and closed; who is worked on or waits is kept")
                .isEqualTo(2);
        assertThat(kept).isEqualTo(2);
        assertThat(retention
                        .pass(Duration.ofDays(90), next.plusSeconds(60), 1_000, () -> false)
                        .erased())
                .as("once a day")
                .isZero();
        assertThat(db.leads().state(Given.id("closed")).orElseThrow().status()).isEqualTo(Status.ERASED);
        assertThat(db.leads().state(Given.id("held")).orElseThrow().status()).isEqualTo(Status.HELD);
        assertThat(audit()).isEmpty();
    }

    private Lead hers(String name) {
        Lead lead = lead(name);
        hers.add(lead.id());
        db.leads()
                .accept(
                        lead,
                        "digest",
                        new Received(
                                "application/x-www-form-urlencoded",
                                SdkBytes.fromUtf8String("last_name=Quintano&email=petra.quintano%40globex.example")),
                        NOW);
        return lead;
    }

    private static Lead lead(String name) {
        return new Lead(
                Given.id(name),
                new Source(Source.Kind.FORM, "website", ""),
                NOW,
                KEYS,
                new Person("Petra", "Quintano", ADDRESS, "+49301234567", "CTO", "de"),
                new Company(
                        "Globex",
                        "https://globex.example/pq",
                        "globex.example",
                        "",
                        OptionalInt.empty(),
                        OptionalLong.empty()),
                new Location("DE", "", "Berlin", "10435", "Kastanienallee 1"),
                new Interest("demo", "", "Call Petra"),
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of("assistant", "ask for Petra"),
                List.of(new Note("phone", "was read as German")));
    }

    private void end(Lead lead, Outcome outcome) {
        new Outcomes(db.client(), db.tables()).end(lead, Given.facts(), Given.decision(lead, 1, outcome), NOW);
    }

    private void kept(String id, String body) {
        new KeptStore(db.client(), db.tables())
                .keep(new KeptStore.Kept(
                        id,
                        NOW,
                        "salesforce",
                        "a gap",
                        new Received("application/json", SdkBytes.fromUtf8String(body))));
    }

    private void forget(Forgetting by) {
        by.erase(by.find(KEYS.person(), ADDRESS), LATER, _ -> {});
    }

    private Forgetting.Found find() {
        return forgetting.find(KEYS.person(), ADDRESS);
    }

    private List<Violation> audit() {
        return Audit.of(db.client(), db.tables(), Map.of()).violations();
    }

    /** Every item of both tables, every attribute, unpacked. */
    private List<Key> mentions() {
        List<Key> found = new ArrayList<>();
        Dynamo dynamo = new Dynamo(db.client(), db.tables());
        for (String table : List.of(db.tables().leads(), db.tables().routing())) {
            dynamo.scan(table, item -> {
                if (Words.mention(item, PERSONAL)) {
                    found.add(Key.of(item));
                }
            });
        }
        return found;
    }
}
