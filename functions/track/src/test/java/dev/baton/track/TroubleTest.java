package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Lead;
import dev.baton.lead.Status;
import dev.baton.playbook.RouteWhen;
import dev.baton.salesforce.Http;
import dev.baton.standin.Fault;
import dev.baton.standin.StandIn;
import dev.baton.store.Pause;
import dev.baton.store.Pauses;
import dev.baton.track.crm.Rows;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Track while Salesforce is down, hangs or must not be asked: what needs no answer goes on, the rest comes again. */
class TroubleTest extends WithOrg {
    private static final String UNTOUCHED = "Open - Not Contacted";

    private volatile boolean hangs;

    @Test
    void while_salesforce_is_down_only_what_needs_it_comes_again() {
        Closing closing = closing(track);
        org.faults().always(Fault.UNAVAILABLE);

        assertThat(take(closing.batch())).containsExactlyInAnyOrderElementsOf(closing.needs());
        assertThat(state(closing.lead().id()).status()).isEqualTo(Status.CLOSED);

        org.faults().clear();
        assertThat(take(closing.batch())).isEmpty();
    }

    @Test
    void a_salesforce_that_hangs_is_asked_once_a_batch_and_what_needs_nobody_is_done() {
        AtomicInteger calls = new AtomicInteger();
        Track hurried =
                parts(Optional.of(Rows.of(salesforce(impatient(calls))))).track();
        Closing closing = closing(hurried);
        org.faults().slow(Duration.ofMinutes(5));
        hangs = true;
        calls.set(0);

        assertThat(takenBy(hurried, closing.batch())).containsExactlyInAnyOrderElementsOf(closing.needs());

        assertThat(calls).hasValue(1);
        assertThat(state(closing.lead().id()).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void nothing_is_asked_whose_answer_could_come_after_the_functions_end() {
        Closing closing = closing(track);
        long before = org.calls();

        assertThat(track.take(closing.batch(), () -> true)).containsExactlyInAnyOrderElementsOf(closing.needs());

        assertThat(org.calls()).isEqualTo(before);
        assertThat(state(closing.lead().id()).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void while_salesforce_is_paused_nothing_is_asked() {
        Closing closing = closing(track);
        Pause pause = pauses().begin(pause(Instant.now().plus(1, ChronoUnit.HOURS)));
        long before = org.calls();

        assertThat(take(closing.batch())).containsExactlyInAnyOrderElementsOf(closing.needs());
        assertThat(polling().run(() -> false)).isEqualTo(new Polling.Polled(0, 0, 0, false));

        assertThat(org.calls()).isEqualTo(before);
        assertThat(state(closing.lead().id()).status()).isEqualTo(Status.CLOSED);
        pauses().end(pause);
        assertThat(take(closing.batch())).isEmpty();
        assertThat(polling().run(() -> false).finished()).isTrue();
    }

    @Test
    void a_pause_whose_time_has_come_keeps_nobody_from_asking() {
        Closing closing = closing(track);
        pauses().begin(pause(Instant.now().minusSeconds(1)));

        assertThat(take(closing.batch())).isEmpty();
    }

    @Test
    void a_field_of_route_when_that_cannot_be_read_keeps_nothing_else_from_being_read() {
        office.routeWhen(new RouteWhen(true, List.of(new RouteWhen.Becomes("Stage__c", List.of("MQL")))));
        String ends = created(UNTOUCHED);
        String polled = created(UNTOUCHED);
        Lead lead = delivered(ends);
        Lead other = delivered(polled);
        arrived();
        org.person().change(ends, Map.of("Status", "Closed - Not Converted"));
        arrived();

        assertThat(take(List.of(incoming(gap("GAP_UPDATE", List.of(ends)))))).isEmpty();
        assertThat(state(lead.id()).status()).isEqualTo(Status.CLOSED);
        org.person().delete(polled);
        assertThat(polling().run(() -> false).finished()).isTrue();
        assertThat(state(other.id()).status()).isEqualTo(Status.CLOSED);

        assertThat(kept())
                .as("said once")
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("salesforce check"));
    }

    @Test
    void a_part_of_a_compound_is_read_by_its_own_name() {
        office.routeWhen(new RouteWhen(false, List.of(new RouteWhen.Becomes("Address.Country", List.of("AT")))));
        String record = created(UNTOUCHED);
        org.person().change(record, Map.of("Country", "AT"));
        arrived();

        assertThat(take(List.of(incoming(gap("GAP_UPDATE", List.of(record)))))).isEmpty();

        assertThat(office.world().drain(inbox)).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void what_waits_for_salesforce_comes_again_however_often_it_came() {
        Closing closing = closing(track);
        org.faults().always(Fault.UNAVAILABLE);

        assertThat(take(closing.batch().stream().map(TroubleTest::often).toList()))
                .containsExactlyInAnyOrderElementsOf(closing.needs());
        assertThat(kept()).isEmpty();
    }

    @Test
    void what_fails_for_a_reason_of_its_own_is_kept_at_its_fifth_try() {
        String record = created(UNTOUCHED);
        spoil(record);
        Track.Incoming poison = incoming(gap("GAP_UPDATE", List.of(record)));

        assertThat(take(List.of(poison))).containsExactly(poison.id());
        assertThat(kept()).isEmpty();

        assertThat(take(List.of(often(poison)))).isEmpty();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("failed 5 times"));
    }

    private static Track.Incoming often(Track.Incoming message) {
        return new Track.Incoming(message.id(), message.body(), 5);
    }

    private Pauses pauses() {
        return new Pauses(office.world().dynamo(), office.world().tables());
    }

    private static Pause pause(Instant until) {
        return new Pause(
                Pause.Why.DAILY_LIMIT,
                "the day's calls are used up",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                until.truncatedTo(ChronoUnit.MILLIS),
                0);
    }

    /**
     * A lead that a change event ends, among events for which Salesforce must be asked in four ways.
     *
     * @param needs the ids of those
     */
    private record Closing(Lead lead, List<Track.Incoming> batch, List<String> needs) {}

    private Closing closing(Track hearing) {
        String ends = created(UNTOUCHED);
        String changes = created(UNTOUCHED);
        String moves = created(UNTOUCHED);
        Lead lead = delivered(ends);
        delivered(changes);
        delivered(moves);
        String call = org.person().create("Task", Map.of("Subject", "Call", "WhoId", changes, "Status", "Not Started"));
        assertThat(takenBy(hearing, arrived())).isEmpty();
        org.person().complete(call);
        List<Track.Incoming> asking = new ArrayList<>(arrived());
        org.person().own(moves, user(StandIn.ADMIN));
        asking.addAll(arrived());
        asking.add(incoming(gap("GAP_UPDATE", List.of(changes))));
        asking.add(incoming(gap("GAP_UPDATE", List.of("00Q*"))));
        org.person().change(ends, Map.of("Status", "Closed - Not Converted"));
        List<Track.Incoming> batch = new ArrayList<>(asking);
        batch.addAll(arrived());
        return new Closing(lead, batch, asking.stream().map(Track.Incoming::id).toList());
    }

    /** Where a function waits for half a minute for what hangs, this waits for a second. */
    private Http impatient(AtomicInteger calls) {
        return request -> {
            calls.incrementAndGet();
            FutureTask<Http.Response> whole = new FutureTask<>(() -> http.send(request));
            Thread.startVirtualThread(whole);
            try {
                return whole.get(hangs ? 1 : 60, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new HttpTimeoutException("no whole response");
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted");
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        };
    }
}
