package dev.baton.people;

import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Soql;
import dev.baton.store.Marks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who works on accounts beside their owners. Where the org has no account teams, or Baton's user may not see them, there are none: Salesforce
 * then does not know the object. For one thread and one run.
 */
final class AccountTeams {
    /** The mark up to which members have been read. */
    static final String MARK = "account-teams";

    /** What Salesforce answers about an object that it does not have for this user. */
    private static final String NO_SUCH_OBJECT = "INVALID_TYPE";

    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Salesforce salesforce;
    private final Marks marks;
    private final Map<String, String> repOf;
    private boolean off;

    /** {@code repOf}: from a User's id to the rep's; a User who is no rep is none. */
    AccountTeams(Salesforce salesforce, Marks marks, Map<String, String> repOf) {
        this.salesforce = salesforce;
        this.marks = marks;
        this.repOf = Map.copyOf(repOf);
    }

    /**
     * Accounts whose team changed.
     *
     * @param ids of them
     * @param upTo the newest change, if there was one
     */
    record Changed(Set<String> ids, Optional<Instant> upTo) {}

    /** The accounts whose team changed since the last time; of all that have one, the first time. */
    Answer<Changed> changed() {
        Set<String> ids = new TreeSet<>();
        Instant since = marks.of(MARK).map(mark -> mark.minus(AGAIN)).orElse(Instant.EPOCH);
        Instant[] newest = {Instant.EPOCH};
        Answer<Long> answer = salesforce.queryAll(
                "SELECT AccountId, SystemModstamp FROM AccountTeamMember WHERE SystemModstamp >= " + Soql.moment(since),
                fields -> {
                    Row row = new Row(fields);
                    ids.add(row.id("AccountId"));
                    row.written().filter(at -> at.isAfter(newest[0])).ifPresent(at -> newest[0] = at);
                });
        return orNone(answer)
                .map(_ -> new Changed(ids, Optional.of(newest[0]).filter(at -> at.isAfter(Instant.EPOCH))));
    }

    /** Remembers that changes up to then were brought. */
    void done(Changed changed) {
        changed.upTo().ifPresent(at -> marks.forward(MARK, at));
    }

    /** The teams of these accounts, by account: each rep's id by role. */
    Answer<Map<String, Map<String, String>>> of(Collection<String> accounts) {
        Map<String, Map<String, String>> teams = new HashMap<>();
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (var chunk : Soql.chunks(accounts)) {
            answer = answer.then(_ -> off
                    ? new Answer.Ok<>(0L)
                    : salesforce.query(
                            "SELECT AccountId, TeamMemberRole, UserId FROM AccountTeamMember WHERE AccountId IN "
                                    + Soql.list(chunk) + " ORDER BY CreatedDate",
                            fields -> member(new Row(fields), teams)));
        }
        return orNone(answer).map(_ -> teams);
    }

    /** Of two with one role the one who joined first has it. */
    private void member(Row row, Map<String, Map<String, String>> teams) {
        String role = row.text("TeamMemberRole");
        String rep = repOf.getOrDefault(row.id("UserId"), "");
        if (!role.isEmpty() && !rep.isEmpty()) {
            teams.computeIfAbsent(row.id("AccountId"), _ -> new TreeMap<>()).putIfAbsent(role, rep);
        }
    }

    private Answer<Long> orNone(Answer<Long> answer) {
        if (answer instanceof Answer.Failed<Long>(Failure.Permanent refused)
                && refused.errorCode().equals(NO_SUCH_OBJECT)) {
            off = true;
            return new Answer.Ok<>(0L);
        }
        return answer;
    }
}
