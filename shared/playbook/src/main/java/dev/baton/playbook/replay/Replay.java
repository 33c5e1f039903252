package dev.baton.playbook.replay;

import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import dev.baton.roster.Calendars;
import dev.baton.roster.Decided;
import dev.baton.roster.Engine;
import dev.baton.roster.Rep;
import dev.baton.roster.Request;
import dev.baton.roster.RequestText;
import dev.baton.roster.Snapshot;
import dev.baton.roster.SnapshotText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Decides a stored decision once more, from nothing but what was stored: the verdict from the lead, its facts, the rows that were found and
 * the version of the playbook; the pick from the request and the state of the roster that was looked at. It is the core itself that decides,
 * so the same engine gives the same, bit for bit. Immutable; safe for use by several threads if {@code playbooks} is.
 *
 * @param playbooks each version that was published
 */
public record Replay(IntFunction<Optional<Playbook>> playbooks) {
    /** What stands as the engine of a decision that a person made. */
    private static final String BY_PERSON = "person";

    /** The whole decision: the verdict, then the pick. */
    public Replayed whole(Lead lead, Facts facts, Decision stored) {
        Optional<Replayed> impossible = impossible(stored);
        if (impossible.isPresent()) {
            return impossible.get();
        }
        List<String> notes = notes(stored.inputs());
        Optional<Playbook> playbook = playbooks.apply(stored.verdict().playbookVersion());
        if (playbook.isEmpty()) {
            return gone(stored.verdict().playbookVersion());
        }
        Instant judgedAt = stored.inputs().judgedAt().orElse(stored.at());
        if (stored.inputs().judgedAt().isEmpty()) {
            notes.add("when it was judged was not kept, so periods are counted back from the decision");
        }
        Rows rows = new Rows(stored.inputs().lookups());
        Verdict verdict =
                playbook.get().judge(lead, facts, rows, stored.verdict().playbookVersion(), judgedAt);
        List<Replayed.Difference> differences = new ArrayList<>(Differences.of(stored.verdict(), verdict));
        return pick(stored, differences, notes);
    }

    /** The pick alone, taking the verdict as it was stored. */
    public Replayed pick(Decision stored) {
        return impossible(stored).orElseGet(() -> pick(stored, new ArrayList<>(), notes(stored.inputs())));
    }

    private static Optional<Replayed> impossible(Decision stored) {
        String engine = stored.inputs().engine();
        if (engine.equals(BY_PERSON)) {
            return Optional.of(new Replayed.NotReplayable("a person decided it, and nothing was computed"));
        }
        return engine.isEmpty()
                ? Optional.of(new Replayed.NotReplayable("what it was decided from was not kept"))
                : Optional.empty();
    }

    private static Replayed gone(int version) {
        return new Replayed.NotReplayable("version " + version + " of the playbook is not there");
    }

    private static List<String> notes(Decision.Inputs inputs) {
        List<String> notes = new ArrayList<>();
        if (!inputs.engine().equals(Engine.VERSION)) {
            notes.add("it was decided by engine " + inputs.engine() + ", and this is engine " + Engine.VERSION);
        }
        if (!inputs.timeZoneData().equals(Engine.timeZoneData())) {
            notes.add("it was decided with the time-zone data " + inputs.timeZoneData() + ", and these are "
                    + Engine.timeZoneData());
        }
        return notes;
    }

    private Replayed pick(Decision stored, List<Replayed.Difference> differences, List<String> notes) {
        Map<String, String> roster = stored.inputs().roster();
        String request = roster.getOrDefault("REQUEST", "");
        switch (stored.verdict()) {
            case Verdict.Rejected rejected ->
                Differences.add(differences, "outcome", stored.outcome(), new Outcome.Rejected(rejected.why()));
            case Verdict.Nurtured nurtured ->
                Differences.add(
                        differences,
                        "outcome",
                        stored.outcome(),
                        new Outcome.Nurtured(nurtured.campaign(), nurtured.why()));
            case Verdict.Routed routed -> {
                if (request.isEmpty()) {
                    return new Replayed.NotReplayable("deciding it failed until its deadline, so nobody was picked");
                }
                int version = Integer.parseInt(roster.getOrDefault("PLAYBOOK", "0"));
                Optional<Playbook> playbook = playbooks.apply(version);
                if (playbook.isEmpty()) {
                    return gone(version);
                }
                picked(stored, routed, RequestText.read(stored.lead(), request), playbook.get(), differences);
            }
        }
        return differences.isEmpty() ? new Replayed.Identical(notes) : new Replayed.Different(differences, notes);
    }

    private static void picked(
            Decision stored,
            Verdict.Routed routed,
            Request request,
            Playbook playbook,
            List<Replayed.Difference> differences) {
        if (request.waited().isEmpty()) {
            Differences.add(differences, "pool asked", request.pool(), routed.pool());
        }
        Differences.add(differences, "what the lead asks for", request.wants(), routed.wants());
        Mode mode = request.holds() ? Mode.LIVE : Mode.SHADOW;
        Differences.add(differences, "mode", stored.mode().word(), mode.word());
        Snapshot looked = SnapshotText.read(stored.inputs().roster());
        Decided again = playbook.assigner()
                .decide(looked, List.of(request), stored.at())
                .decided()
                .getFirst();
        differences.addAll(Differences.of(stored.outcome(), again.outcome()));
        differences.addAll(Differences.passedOver(stored.passedOver(), again.passedOver()));
        Optional<Sla.Clock> due = playbook.firstTouch(
                routed, again.outcome(), owner(again, looked), new Calendars(playbook.hours()), stored.at());
        Differences.add(differences, "first touch", words(stored.sla()), words(due));
    }

    private static Optional<Rep> owner(Decided decided, Snapshot looked) {
        return decided.outcome() instanceof Outcome.Assigned(Owner owner, String _, String _)
                        && owner instanceof Owner.Rep rep
                ? Optional.ofNullable(looked.reps().get(rep.id()))
                : Optional.empty();
    }

    private static String words(Optional<Sla.Clock> clock) {
        return clock.map(its -> "due " + its.due() + ", reminders " + its.reminders())
                .orElse("none promised");
    }
}
