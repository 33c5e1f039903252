package dev.baton.rehearsal;

import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import dev.baton.playbook.source.Hint;
import dev.baton.playbook.source.Moment;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.TestCase;
import dev.baton.playbook.source.TestCase.Expectation;
import dev.baton.playbook.source.TouchBy;
import dev.baton.roster.Load;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a playbook's own tests by the code that decides for real. Everybody of the roster is there with an empty desk, unless the test says
 * otherwise. The days are those of one ordinary week, so that a test comes out the same whenever it is run. Immutable, thread-safe.
 */
public final class Trials {
    /** The Monday of the week that a day such as {@code Mon} is of: without public holidays in most of the world. */
    private static final Instant WEEK = Instant.parse("2026-09-14T00:00:00Z");

    /** When a lead comes of which it is not said: everybody is at work then. */
    private static final Instant NOON = Instant.parse("2026-09-14T14:00:00Z");

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Rehearsal rehearsal;
    private final Rehearsal atAnyHour;
    private final List<Rep> roster;
    private final boolean madeUp;
    private final Accounts accounts;

    /** Takes what the tests are run with. */
    public Trials(Rehearsal rehearsal, Collection<Rep> roster, Accounts accounts) {
        this(rehearsal, roster, false, accounts);
    }

    private Trials(Rehearsal rehearsal, Collection<Rep> roster, boolean madeUp, Accounts accounts) {
        this.rehearsal = rehearsal;
        this.atAnyHour = rehearsal.with(Pool::withoutHours);
        this.roster = List.copyOf(roster);
        this.madeUp = madeUp;
        this.accounts = accounts;
    }

    /** Without a roster: somebody made up stands in for each pool, who is for every lead and lives in the zone of the test's moment. */
    public static Trials withoutRoster(Reading.Compiled good, Accounts accounts) {
        Rehearsal rehearsal = new Rehearsal(good.playbook(), good.tables()).with(Pool::withoutMatch);
        return new Trials(rehearsal, MadeUp.roster(good.playbook(), good.tests()), true, accounts);
    }

    /**
     * Runs them all, each by itself.
     *
     * @throws NoSuchElementException when a test's moment or time cannot be read: the playbook's reader lets none through
     */
    public List<Trial> run(List<TestCase> tests) {
        List<Trial> trials = new ArrayList<>();
        for (TestCase test : tests) {
            trials.add(run(test, trials.size() + 1));
        }
        return trials;
    }

    private Trial run(TestCase test, int number) {
        Instant at = test.at().isEmpty() ? NOON : Moment.read(test.at(), WEEK).orElseThrow();
        LeadSheet sheet = LeadSheet.fields(test.lead(), LeadSheet.id(number), at);
        List<String> missed = new ArrayList<>();
        sheet.problems().forEach(problem -> missed.add("the lead's " + problem.field() + " " + problem.detail()));
        Snapshot people = people(test);
        missed.addAll(strangers(test, people.reps().keySet()));
        Rehearsed came =
                (test.at().isEmpty() ? atAnyHour : rehearsal).decide(sheet.lead(), sheet.facts(accounts), people, at);
        test.expect().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(expected -> {
            String actual = actual(expected.getKey(), expected.getValue(), came);
            if (!same(expected.getKey(), expected.getValue(), actual, came)) {
                missed.add("expected " + expected.getKey().word() + " " + expected.getValue() + ", came "
                        + (actual.isEmpty() ? "none" : actual));
            }
        });
        return new Trial(test, missed, missed.isEmpty() ? List.of() : why(came));
    }

    private Snapshot people(TestCase test) {
        Map<String, Rep> reps = new HashMap<>();
        for (Rep rep : roster) {
            reps.put(rep.id(), there(rep, test));
        }
        Map<String, Load> loads = new HashMap<>();
        test.open()
                .forEach((rep, open) -> loads.put(
                        rep,
                        new Load(
                                open,
                                Load.NONE.date(),
                                Load.NONE.today(),
                                Load.NONE.week(),
                                Load.NONE.thisWeek(),
                                Load.NONE.pools())));
        return new Snapshot(reps, loads, Map.of());
    }

    /** What the roster says of leave and switches is of today, and a test is not: who is not there is the test's to say. */
    private Rep there(Rep rep, TestCase test) {
        boolean anyHour = test.at().isEmpty();
        return new Rep(
                rep.id(),
                rep.name(),
                rep.team(),
                rep.speaks(),
                rep.attributes(),
                madeUp ? Moment.zone(test.at()) : rep.zone(),
                rep.weight(),
                rep.caps(),
                !test.away().contains(rep.id()),
                rep.active(),
                List.of(),
                rep.bookingUrl(),
                anyHour ? "always" : rep.hours(),
                anyHour ? "" : rep.holidays());
    }

    /** Whom the test speaks of and nobody knows: it would say nothing of anybody. */
    private static List<String> strangers(TestCase test, Set<String> known) {
        Set<String> named = new TreeSet<>(test.away());
        named.addAll(test.open().keySet());
        named.removeAll(known);
        return named.stream()
                .map(name -> "nobody in the roster is " + name
                        + Hint.nearest(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""))
                .toList();
    }

    private static Promised promised(String expected, Rehearsed came) {
        return new Promised(TouchBy.read(expected, came.at()).orElseThrow(), came);
    }

    private static boolean same(Expectation expectation, String expected, String actual, Rehearsed came) {
        return switch (expectation) {
            case TOUCH_BY -> promised(expected, came).same();
            case ROUTE, POOL, REP, SCORE, GRADE, NURTURED, REJECTED, HELD, FALLBACK ->
                actual.equalsIgnoreCase(expected);
        };
    }

    private static String actual(Expectation expectation, String expected, Rehearsed came) {
        Outcome outcome = came.outcome();
        return switch (expectation) {
            case ROUTE -> came.verdict() instanceof Verdict.Routed routed ? routed.route() : "";
            case POOL ->
                switch (outcome) {
                    case Outcome.Assigned assigned -> assigned.pool();
                    case Outcome.Held held -> held.pool();
                    case Outcome.Nurtured _, Outcome.Rejected _ -> "";
                };
            case REP ->
                outcome instanceof Outcome.Assigned assigned && assigned.owner() instanceof Owner.Rep rep
                        ? rep.id()
                        : "";
            case SCORE -> Integer.toString(came.verdict().score().total());
            case GRADE -> came.verdict().score().grade();
            case NURTURED -> outcome instanceof Outcome.Nurtured nurtured ? nurtured.campaign() : "";
            case REJECTED -> outcome instanceof Outcome.Rejected rejected ? rejected.why() : "";
            case HELD -> outcome instanceof Outcome.Held held ? held.pool() : "";
            case FALLBACK ->
                Boolean.toString(
                        outcome instanceof Outcome.Assigned assigned && assigned.owner() instanceof Owner.Queue);
            case TOUCH_BY -> promised(expected, came).words();
        };
    }

    private static List<String> why(Rehearsed came) {
        List<String> why = new ArrayList<>();
        why.add(
                switch (came.outcome()) {
                    case Outcome.Assigned(Owner.Rep rep, String pool, String because) ->
                        "assigned to " + rep.id() + " from " + pool + ": " + because;
                    case Outcome.Assigned(Owner _, String _, String because) ->
                        "went to the fallback queue: " + because;
                    case Outcome.Held held -> "waits for " + held.pool() + ": " + held.why();
                    case Outcome.Nurtured nurtured -> "nurtured in " + nurtured.campaign() + ": " + nurtured.why();
                    case Outcome.Rejected rejected -> "rejected: " + rejected.why();
                });
        came.sla().ifPresent(clock -> why.add("the first touch is due " + TouchBy.words(clock.due(), UTC, came.at())));
        Score score = came.verdict().score();
        if (!score.fired().isEmpty()) {
            why.add("score " + score.total());
        }
        score.fired().forEach(fired -> why.add(String.format(Locale.ROOT, "  %+d  %s", fired.points(), fired.why())));
        came.verdict()
                .tried()
                .forEach(tried -> why.add((tried.matched() ? "yes " : "no  ") + tried.route() + ": " + tried.why()));
        return why;
    }
}
