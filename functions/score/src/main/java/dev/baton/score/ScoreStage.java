package dev.baton.score;

import dev.baton.lead.Basis;
import dev.baton.lead.Outcome;
import dev.baton.lead.Verdict;
import dev.baton.queue.Arrival;
import dev.baton.queue.Message;
import dev.baton.queue.Outgoing;
import dev.baton.queue.Sender;
import dev.baton.queue.Unsent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Enriched leads come in; they are rejected, nurtured, or go on to the cell of the pool that their route names. Thread-safe. */
public class ScoreStage {
    private static final Logger LOG = Logger.getLogger(ScoreStage.class);

    private final ActivePlaybook playbooks;
    private final Judging judging;
    private final Ends ends;
    private final Sender sender;
    private final String assignQueue;
    private final Clock clock;

    ScoreStage(ActivePlaybook playbooks, Judging judging, Ends ends, Sender sender, String assignQueue, Clock clock) {
        this.playbooks = playbooks;
        this.judging = judging;
        this.ends = ends;
        this.sender = sender;
        this.assignQueue = assignQueue;
        this.clock = clock;
    }

    /**
     * Judges leads and passes them on.
     *
     * @return the ids of the records that failed; while no playbook is published, all of them do
     */
    Set<String> pass(List<Arrival> arrivals) {
        Set<String> failed = new HashSet<>();
        List<Judging.Candidate> candidates = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.message() instanceof Message.Enriched message) {
                candidates.add(new Judging.Candidate(arrival.recordId(), message));
            } else {
                LOG.errorf("score takes enriched leads; a message of another kind failed: %s", arrival.recordId());
                failed.add(arrival.recordId());
            }
        }
        if (!candidates.isEmpty()) {
            failed.addAll(judge(candidates));
        }
        return failed;
    }

    private Set<String> judge(List<Judging.Candidate> candidates) {
        Optional<ActivePlaybook.Now> active = playbooks.now();
        if (active.isEmpty()) {
            LOG.errorf(
                    "no playbook is published, so %d leads wait to be tried again: publish one with ./baton publish",
                    candidates.size());
            Set<String> all = new HashSet<>();
            candidates.forEach(candidate -> all.add(candidate.recordId()));
            return all;
        }
        ActivePlaybook.Now playbook = active.get();
        Instant now = clock.instant();
        Judging.Result result = judging.judge(candidates, playbook, now);
        Set<String> failed = new HashSet<>(result.failed());
        IdentityHashMap<Outgoing, String> routed = new IdentityHashMap<>();
        List<Outgoing> toAssign = new ArrayList<>();
        for (Judged judged : result.judged()) {
            Message.Enriched from = judged.message();
            switch (judged.verdict()) {
                case Verdict.Routed verdict -> {
                    Basis basis = Basis.of(now, judged.rows());
                    Message.Scored scored = new Message.Scored(
                            from.lead(), from.facts(), verdict, basis, from.routing(), from.attempt());
                    Outgoing on = Outgoing.inGroup(playbook.active().cells().cellOf(verdict.pool()), scored);
                    toAssign.add(on);
                    routed.put(on, judged.recordId());
                }
                case Verdict.Nurtured verdict ->
                    failed.addAll(end(judged, new Outcome.Nurtured(verdict.campaign(), verdict.why()), playbook, now));
                case Verdict.Rejected verdict ->
                    failed.addAll(end(judged, new Outcome.Rejected(verdict.why()), playbook, now));
            }
        }
        for (Unsent unsent : sender.sendAll(assignQueue, toAssign)) {
            LOG.errorf("a scored lead was not sent to assign: %s", unsent.why());
            failed.add(routed.getOrDefault(unsent.what(), ""));
        }
        return failed;
    }

    private Set<String> end(Judged judged, Outcome outcome, ActivePlaybook.Now playbook, Instant now) {
        try {
            ends.end(judged, outcome, playbook.active(), now);
            return Set.of();
        } catch (RuntimeException e) {
            LOG.errorf(
                    "the outcome of lead %s was not stored: %s; it is tried again",
                    judged.message().id(), e.getClass().getName());
            return Set.of(judged.recordId());
        }
    }
}
