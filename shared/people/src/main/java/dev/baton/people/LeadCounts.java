package dev.baton.people;

import dev.baton.lead.LeadId;
import dev.baton.roster.Rep;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.RecordId;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.Soql;
import dev.baton.store.OpenCounts;
import dev.baton.store.OpenLeads;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts each rep's open leads in Salesforce and looks up the record of every lead that Baton has as open. What Salesforce counts and is
 * none of these is elsewhere. A record that is not as Baton has it is reported, to be read again by the path that all changes take (but not
 * one whose owner Salesforce has still to be told); a load
 * that does not count its leads is set right if nothing moved meanwhile. Nothing is written before everything is read.
 */
record LeadCounts(
        Salesforce salesforce, OpenLeads open, OpenCounts counts, Records records, Settings settings, Instant now) {
    /** How long a change event may be on its way: what differs for less is no drift yet. */
    private static final Duration TRAVELS = Duration.ofMinutes(15);

    private static final int BATCH = 200;

    /** What is found out about one rep. Mutable while it is collected. */
    private static final class Tally {
        final Map<String, Integer> own = new TreeMap<>();
        int all;
        int known;
    }

    /** What is found out about the records. Mutable while it is collected. */
    private static final class Looked {
        final List<String> drifted = new ArrayList<>();
        int leads;
        int longDrifted;

        void drifted(String record, boolean lately) {
            drifted.add(record);
            longDrifted += lately ? 0 : 1;
        }
    }

    CountsResult run(Collection<Rep> reps) {
        Map<String, String> repOf = repOf(reps);
        Map<String, Tally> tallies = new TreeMap<>();
        repOf.values().forEach(rep -> tallies.put(rep, new Tally()));
        Map<String, OpenCounts.Count> before = counts.of(tallies.keySet());
        Looked looked = new Looked();
        Answer<Long> answer = all(repOf, tallies).then(_ -> own(repOf, tallies, looked));
        return switch (answer) {
            case Answer.Failed<Long>(var failure) -> new CountsResult.Failed(failure);
            case Answer.Ok<Long> _ -> written(tallies, before, looked);
        };
    }

    /** Reps by their User's id. */
    static Map<String, String> repOf(Collection<Rep> reps) {
        Map<String, String> repOf = new HashMap<>();
        reps.forEach(rep -> rep.attributes()
                .getOrDefault(UserReading.USER, Set.of())
                .forEach(user -> RecordId.of(user).ifPresent(id -> repOf.put(id, rep.id()))));
        return repOf;
    }

    private String isOpen() {
        List<String> conditions = new ArrayList<>();
        if (!settings.openLeads().filter().isBlank()) {
            conditions.add("(" + settings.openLeads().filter() + ")");
        }
        if (!settings.closed().isEmpty()) {
            conditions.add("Status NOT IN "
                    + Soql.list(settings.closed().keySet().stream().sorted().toList()));
        }
        return conditions.isEmpty() ? "" : " AND " + String.join(" AND ", conditions);
    }

    private Answer<Long> all(Map<String, String> repOf, Map<String, Tally> tallies) {
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (List<String> users : Soql.chunks(repOf.keySet().stream().sorted().toList())) {
            answer = answer.then(_ -> salesforce.query(
                    "SELECT OwnerId, COUNT(Id) leads FROM Lead WHERE OwnerId IN " + Soql.list(users) + isOpen()
                            + " GROUP BY OwnerId",
                    row -> tally(repOf, tallies, new Row(row).id("OwnerId"))
                            .ifPresent(tally -> tally.all += row.path("leads").asInt())));
        }
        return answer;
    }

    private static Optional<Tally> tally(Map<String, String> repOf, Map<String, Tally> tallies, String user) {
        return Optional.ofNullable(repOf.get(user)).flatMap(rep -> Optional.ofNullable(tallies.get(rep)));
    }

    private Answer<Long> own(Map<String, String> repOf, Map<String, Tally> tallies, Looked looked) {
        List<OpenLeads.Open> leads = new ArrayList<>();
        open.each(lead -> {
            leads.add(lead);
            tallies.computeIfPresent(lead.rep(), (_, tally) -> {
                tally.own.merge(lead.pool(), 1, Integer::sum);
                return tally;
            });
        });
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (int from = 0; from < leads.size(); from += BATCH) {
            List<OpenLeads.Open> some = leads.subList(from, Math.min(leads.size(), from + BATCH));
            answer = answer.then(_ -> look(some, repOf, tallies, looked));
        }
        return answer;
    }

    private Answer<Long> look(
            List<OpenLeads.Open> leads, Map<String, String> repOf, Map<String, Tally> tallies, Looked looked) {
        Map<LeadId, RecordState> states =
                records.states(leads.stream().map(OpenLeads.Open::id).toList()).found();
        Map<String, String> repByRecord = new TreeMap<>();
        Set<String> byTask = new TreeSet<>();
        Set<String> untold = new HashSet<>();
        for (OpenLeads.Open lead : leads) {
            RecordState state = states.getOrDefault(lead.id(), RecordState.unknown(lead.id()));
            if (!state.record().isEmpty()) {
                switch (state.kind()) {
                    case LEAD -> repByRecord.put(state.record(), lead.rep());
                    case CONTACT -> byTask.add(lead.id().value());
                }
                if (lead.untold()) {
                    untold.add(state.record());
                    byTask.remove(lead.id().value());
                }
            }
        }
        looked.leads += repByRecord.size() + byTask.size();
        Set<String> asBatonHasThem = new HashSet<>();
        Set<String> lately = new HashSet<>();
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (List<String> chunk : Soql.chunks(repByRecord.keySet())) {
            String ids = "Id IN " + Soql.list(chunk);
            answer = answer.then(_ -> salesforce.query(
                            "SELECT Id, OwnerId, Status, IsConverted, SystemModstamp FROM Lead WHERE " + ids,
                            fields -> {
                                Row row = new Row(fields);
                                boolean ends = row.truth("IsConverted")
                                        || settings.closed().containsKey(row.text("Status"));
                                boolean same = untold.contains(row.id())
                                        || repByRecord
                                                .getOrDefault(row.id(), "")
                                                .equals(repOf.getOrDefault(row.id("OwnerId"), ""));
                                if (same && !ends) {
                                    asBatonHasThem.add(row.id());
                                }
                                row.written()
                                        .filter(at -> at.isAfter(now.minus(TRAVELS)))
                                        .ifPresent(_ -> lately.add(row.id()));
                            }))
                    .then(_ -> salesforce.query(
                            "SELECT Id, OwnerId FROM Lead WHERE " + ids + isOpen(),
                            row -> tally(repOf, tallies, new Row(row).id("OwnerId"))
                                    .ifPresent(tally -> tally.known++)));
        }
        return answer.then(_ -> tasks(byTask, looked)).map(rows -> {
            repByRecord.keySet().stream()
                    .filter(record -> !asBatonHasThem.contains(record))
                    .forEach(record -> looked.drifted(record, lately.contains(record)));
            return rows;
        });
    }

    /** A known Contact's lead ends with its own Task: one that is over, or in the bin, has not been heard of. */
    private Answer<Long> tasks(Set<String> leads, Looked looked) {
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (List<String> chunk : Soql.chunks(leads)) {
            Map<String, Row> over = new TreeMap<>();
            Set<String> open = new HashSet<>();
            answer = answer.then(_ -> salesforce.queryAll(
                            "SELECT Id, Baton_Task_Id__c, IsClosed, IsDeleted, SystemModstamp FROM Task"
                                    + " WHERE Baton_Task_Id__c IN " + Soql.list(chunk),
                            fields -> {
                                Row row = new Row(fields);
                                String lead = row.text("Baton_Task_Id__c");
                                if (row.truth("IsClosed") || row.truth("IsDeleted")) {
                                    over.put(lead, row);
                                } else {
                                    open.add(lead);
                                }
                            }))
                    .map(rows -> {
                        over.keySet().removeAll(open);
                        over.values()
                                .forEach(row -> looked.drifted(
                                        row.id(),
                                        row.written()
                                                .filter(at -> at.isAfter(now.minus(TRAVELS)))
                                                .isPresent()));
                        return rows;
                    });
        }
        return answer;
    }

    private CountsResult written(Map<String, Tally> tallies, Map<String, OpenCounts.Count> before, Looked looked) {
        Map<String, OpenCounts.Count> repaired = new TreeMap<>();
        Map<String, CountsResult.Change> changed = new TreeMap<>();
        tallies.forEach((rep, tally) -> {
            OpenCounts.Count was = before.getOrDefault(rep, OpenCounts.Count.NONE);
            int elsewhere = Math.max(0, tally.all - tally.known);
            boolean wrong = !was.pools().equals(tally.own)
                    || was.own()
                            != tally.own.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
            if (wrong && counts.repair(rep, was, tally.own, elsewhere)) {
                repaired.put(rep, was);
            } else {
                counts.elsewhere(rep, elsewhere);
            }
            if (was.elsewhere() != elsewhere) {
                changed.put(rep, new CountsResult.Change(was.elsewhere(), elsewhere));
            }
        });
        return new CountsResult.Done(
                tallies.size(), looked.leads, looked.drifted, looked.longDrifted, repaired, changed);
    }
}
