package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Graph;
import dev.baton.salesforce.Page;
import dev.baton.salesforce.Salesforce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Writes one batch: a call that searches, a call that writes, and for the few that met a locked row, a twin or a membership that is there
 * already, the same once or twice more. For one thread and one batch.
 */
final class Writing {
    /** After so many rounds a row that is still locked is left for later. */
    private static final int ROUNDS = 4;

    /** So many times a batch of which everybody is being written elsewhere looks again, before it is left for later. */
    private static final int WAITS = 10;

    private static final Duration LATER = Duration.ofSeconds(10);

    private static final int SHORTEST_WAIT_MILLIS = 150;

    private final Salesforce salesforce;
    private final Directory directory;
    private final Setup.Now setup;
    private final Persons persons;
    private final Clock clock;
    private final BooleanSupplier timeForAnotherRound;
    private final Map<Wanted, Result> results = new LinkedHashMap<>();
    private final Map<String, Set<String>> leftOut = new HashMap<>();
    private final Set<Wanted> tried = new HashSet<>();

    /** One connection that broke is no outage: each batch tries that once more before everybody is made to wait. */
    private boolean triedAgain;

    private Optional<Failure> brokeLast = Optional.empty();

    Writing(
            Salesforce salesforce,
            Directory directory,
            Setup.Now setup,
            Persons persons,
            Clock clock,
            BooleanSupplier timeForAnotherRound) {
        this.salesforce = salesforce;
        this.directory = directory;
        this.setup = setup;
        this.persons = persons;
        this.clock = clock;
        this.timeForAnotherRound = timeForAnotherRound;
    }

    /** One of a batch, as given to {@link #run}, and as it stands after what was learnt on the way. */
    private record Open(Wanted given, Wanted wanted) {}

    /** A result for each. After a {@link Result.Trouble} nothing more is tried: those that follow have the same result. */
    Map<Wanted, Result> run(List<Wanted> batch) {
        rounds(batch.stream().map(one -> new Open(one, one)).toList());
        persons.release(results, List.of());
        return results;
    }

    private void rounds(List<Open> batch) {
        List<Open> open = batch;
        int round = 0;
        int waits = 0;
        while (!open.isEmpty()) {
            boolean enough = round == ROUNDS || waits == WAITS;
            if (enough || (round + waits > 0 && !timeForAnotherRound.getAsBoolean())) {
                open.forEach(one -> results.put(one.given(), late(one)));
                return;
            }
            List<Open> now = oncePerPerson(open).stream()
                    .filter(one -> persons.mayWrite(one.wanted()))
                    .toList();
            if (now.isEmpty()) {
                waits++;
                rest();
                continue;
            }
            round++;
            now.forEach(one -> tried.add(one.given()));
            List<Open> again = new ArrayList<>(open);
            again.removeAll(now);
            Optional<Failure> trouble = round(now, again);
            if (trouble.isPresent()) {
                again.forEach(one -> results.put(one.given(), new Result.Trouble(trouble.get())));
                return;
            }
            open = again;
            persons.release(results, open.stream().map(Open::wanted).toList());
        }
    }

    /** It did not get its turn in time. */
    private Result late(Open one) {
        boolean waited = brokeLast.isEmpty() && !tried.contains(one.given());
        if (waited || !persons.has(one.wanted())) {
            return new Result.Later(clock.instant().plus(LATER));
        }
        return brokeLast
                .<Result>map(Result.Trouble::new)
                .orElseGet(() -> new Result.Busy("it did not get through in time"));
    }

    /** Two leads of one person go one after the other, so that the second finds what the first one made. */
    private static List<Open> oncePerPerson(List<Open> open) {
        Set<String> seen = new HashSet<>();
        return open.stream()
                .filter(one ->
                        one.wanted().email().isEmpty() || seen.add(one.wanted().email()))
                .toList();
    }

    /** Writes {@code now}; whatever has to be tried once more is added to {@code again}. Answers why nothing more can be done. */
    private Optional<Failure> round(List<Open> now, List<Open> again) {
        Instant at = clock.instant();
        brokeLast = Optional.empty();
        Answer<Found> found = search(now.stream().map(Open::wanted).toList(), at);
        return switch (found) {
            case Answer.Failed<Found>(Failure failure) -> failed(failure, now, again);
            case Answer.Ok<Found>(Found rows) -> write(now, again, new Planner(rows, directory, setup, at), at);
        };
    }

    /** A search that failed is everybody's failure. */
    private Optional<Failure> failed(Failure failure, List<Open> now, List<Open> again) {
        return switch (failure) {
            case Failure.Locked _ -> {
                again.addAll(now);
                rest();
                yield Optional.empty();
            }
            case Failure.Unreachable _
            when !triedAgain -> {
                triedAgain = true;
                brokeLast = Optional.of(failure);
                again.addAll(now);
                rest();
                yield Optional.empty();
            }
            case Failure.Unreachable _, Failure.DailyLimit _, Failure.Misconfigured _ -> {
                again.addAll(now);
                yield Optional.of(failure);
            }
            // The query is ours, so what it names is missing for every lead alike: a field, a permission.
            case Failure.Duplicate _, Failure.Permanent _ -> {
                again.addAll(now);
                yield Optional.of(new Failure.Misconfigured("the search was refused", failure.reason()));
            }
        };
    }

    private Answer<Found> search(List<Wanted> batch, Instant at) {
        Search search = new Search(batch, setup.settings());
        Directory.Missing missing = directory.missing(batch, setup, at);
        List<Found.LeadRow> leads = new ArrayList<>();
        List<Found.ContactRow> contacts = new ArrayList<>();
        Consumer<List<ObjectNode>> addLeads = rows -> rows.forEach(row -> leads.add(Found.LeadRow.of(row)));
        Consumer<List<ObjectNode>> addContacts = rows -> rows.forEach(row -> contacts.add(Found.ContactRow.of(row)));
        List<Found.TaskRow> tasks = new ArrayList<>();
        Map<String, Consumer<List<ObjectNode>>> questions = new LinkedHashMap<>();
        search.leads().forEach(soql -> questions.put(soql, addLeads));
        search.contacts().forEach(soql -> questions.put(soql, addContacts));
        search.tasks()
                .forEach(soql -> questions.put(soql, rows -> rows.forEach(row -> tasks.add(Found.TaskRow.of(row)))));
        missing.userQuery().forEach(soql -> questions.put(soql, rows -> directory.users(rows, missing.users(), at)));
        missing.queueQuery().forEach(soql -> questions.put(soql, rows -> directory.queues(rows, at)));
        missing.campaignQuery().forEach(soql -> questions.put(soql, rows -> directory.campaigns(rows, at)));
        if (questions.isEmpty()) {
            return new Answer.Ok<>(Found.NOTHING);
        }
        return ask(questions).then(whole -> {
            if (whole) {
                return new Answer.Ok<>(new Found(leads, contacts, tasks));
            }
            // One address with thousands of records would hide the others'.
            leads.clear();
            contacts.clear();
            Map<String, Consumer<List<ObjectNode>>> apart = new LinkedHashMap<>();
            search.leadsOneByOne().forEach(soql -> apart.put(soql, addLeads));
            search.contactsOneByOne().forEach(soql -> apart.put(soql, addContacts));
            return ask(apart).map(_ -> new Found(leads, contacts, tasks));
        });
    }

    /** Gives each question its rows. Answers whether all got all of theirs. */
    private Answer<Boolean> ask(Map<String, Consumer<List<ObjectNode>>> questions) {
        List<String> all = List.copyOf(questions.keySet());
        boolean whole = true;
        for (int from = 0; from < all.size(); from += Salesforce.MOST_QUERIES) {
            List<String> some = all.subList(from, Math.min(all.size(), from + Salesforce.MOST_QUERIES));
            switch (salesforce.queries(some)) {
                case Answer.Failed<List<Page>>(Failure failure) -> {
                    return new Answer.Failed<>(failure);
                }
                case Answer.Ok<List<Page>>(List<Page> pages) -> {
                    for (int i = 0; i < some.size(); i++) {
                        Objects.requireNonNull(questions.get(some.get(i)))
                                .accept(pages.get(i).rows());
                        whole &= pages.get(i).whole();
                    }
                }
            }
        }
        return new Answer.Ok<>(whole);
    }

    private Optional<Failure> write(List<Open> now, List<Open> again, Planner planner, Instant at) {
        Map<Open, Planned.Write> writes = new LinkedHashMap<>();
        for (Open one : now) {
            switch (planner.plan(one.wanted())) {
                case Planned.Finished(String record, String owner) ->
                    results.put(
                            one.given(),
                            Outcomes.finished(
                                    one.wanted(), record, Optional.of(owner).filter(id -> !id.isEmpty()), at));
                case Planned.Nothing _ -> results.put(one.given(), Result.Done.NOTHING);
                case Planned.Refused(String why) -> results.put(one.given(), new Result.Refused(why));
                case Planned.Write write -> {
                    Optional<Graph> graph = without(write.graph());
                    if (graph.isEmpty()) {
                        results.put(one.given(), Result.Done.NOTHING);
                    } else {
                        writes.put(
                                one,
                                new Planned.Write(
                                        graph.get(), write.target(), write.ownerId(), write.owned(), write.linked()));
                    }
                }
            }
        }
        if (writes.isEmpty()) {
            return Optional.empty();
        }
        List<Graph.Outcome> outcomes = salesforce.graphs(
                writes.values().stream().map(Planned.Write::graph).toList());
        Optional<Failure> trouble = Optional.empty();
        boolean locked = false;
        boolean broken = false;
        int place = 0;
        for (Map.Entry<Open, Planned.Write> entry : writes.entrySet()) {
            Open one = entry.getKey();
            switch (outcomes.get(place++)) {
                case Graph.Outcome.Written written ->
                    results.put(one.given(), Outcomes.written(one.wanted(), entry.getValue(), written, at));
                case Graph.Outcome.Failed(String _, String reference, Failure failure) -> {
                    switch (Outcomes.after(one.wanted(), entry.getValue(), reference, failure, at)) {
                        case Outcomes.Next.End(Result.Trouble(Failure.Unreachable _))
                        when !triedAgain -> {
                            broken = true;
                            brokeLast = Optional.of(failure);
                            again.add(one);
                        }
                        case Outcomes.Next.End(Result result) -> {
                            results.put(one.given(), result);
                            if (result instanceof Result.Trouble(Failure why)) {
                                trouble = Optional.of(why);
                            } else {
                                directory.forget();
                            }
                        }
                        case Outcomes.Next.Locked _ -> {
                            locked = true;
                            again.add(one);
                        }
                        case Outcomes.Next.Twin(String recordId, String object) ->
                            again.add(new Open(one.given(), one.wanted().withTwin(recordId, object)));
                        case Outcomes.Next.Without(String node) -> {
                            leftOut.computeIfAbsent(one.wanted().id().value(), _ -> new HashSet<>())
                                    .add(node);
                            again.add(one);
                        }
                    }
                }
            }
        }
        triedAgain |= broken;
        if ((locked || broken) && trouble.isEmpty()) {
            rest();
        }
        return trouble;
    }

    /** The graph without the nodes that turned out not to be needed; empty when nothing is left. */
    private Optional<Graph> without(Graph graph) {
        Set<String> out = leftOut.getOrDefault(graph.id(), Set.of());
        List<Graph.Node> nodes = graph.nodes().stream()
                .filter(node -> !out.contains(node.reference()))
                .toList();
        return nodes.isEmpty() ? Optional.empty() : Optional.of(new Graph(graph.id(), nodes));
    }

    private static void rest() {
        long millis = SHORTEST_WAIT_MILLIS + ThreadLocalRandom.current().nextLong(2 * SHORTEST_WAIT_MILLIS);
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
