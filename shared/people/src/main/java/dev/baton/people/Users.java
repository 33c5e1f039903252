package dev.baton.people;

import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.RecordId;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.Soql;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks Salesforce for the reps: all Users that the filter names, and beside them those of everybody whom another source has, to know who
 * they are and whether they can still log in. Read whole each time: only so is it seen who has left the filter.
 *
 * @param before what each source says now, by rep id
 */
record Users(Salesforce salesforce, Settings.Users settings, Map<String, Sources> before) {
    /**
     * What Salesforce says.
     *
     * @param said by rep id
     * @param unusable fields that say nothing because of what is in them: the field and the User's id
     * @param ambiguous ids of reps who are several Users
     */
    record Found(Map<String, Said> said, List<String> unusable, Set<String> ambiguous) {}

    private record Match(Row user, boolean member) {}

    /** Whole, or failed: half an answer is none. */
    Answer<Found> read() {
        Map<String, String> byUser = byUser();
        List<Match> matches = new ArrayList<>();
        return members(matches).then(_ -> others(matches, byUser)).map(_ -> found(matches, byUser));
    }

    /** The reps of whom a source says which User they are, by that User's id. */
    private Map<String, String> byUser() {
        Map<String, String> byUser = new HashMap<>();
        before.forEach((id, sources) -> {
            sources.csv()
                    .ifPresent(row -> row.attributes()
                            .getOrDefault(UserReading.USER, Set.of())
                            .forEach(user -> byUser.put(full(user), id)));
            sources.byHand()
                    .attributes()
                    .getOrDefault(UserReading.USER, Set.of())
                    .forEach(user -> byUser.put(full(user), id));
        });
        return byUser;
    }

    private static String full(String user) {
        return RecordId.of(user).orElse(user);
    }

    private Answer<Long> members(List<Match> matches) {
        if (settings.filter().isBlank()) {
            return new Answer.Ok<>(0L);
        }
        Set<String> fields = new TreeSet<>(List.of("Id", "Username", "Email", "IsActive"));
        settings.fields().values().stream().map(Soql::name).forEach(fields::add);
        return salesforce.query(
                "SELECT " + String.join(", ", fields) + " FROM User WHERE (" + settings.filter() + ")",
                row -> matches.add(new Match(new Row(row), true)));
    }

    private Answer<Long> others(List<Match> matches, Map<String, String> byUser) {
        Set<String> seen = new TreeSet<>();
        matches.forEach(match -> seen.add(id(match.user(), byUser)));
        Set<String> addresses = new TreeSet<>();
        before.forEach((id, sources) -> {
            if ((sources.csv().isPresent() || sources.manual().isPresent()) && !seen.contains(id)) {
                addresses.add(id);
            }
        });
        Set<String> users = new TreeSet<>(byUser.keySet());
        users.removeIf(user -> seen.contains(byUser.getOrDefault(user, "")));
        users.forEach(user -> addresses.remove(byUser.getOrDefault(user, "")));
        Answer<Long> answer = some(matches, users, "Id IN ");
        Answer<Long> byEmail = answer.then(_ -> some(matches, addresses, "Email IN "));
        return byEmail.then(_ -> some(matches, addresses, "Username IN "));
    }

    private Answer<Long> some(List<Match> matches, Collection<String> values, String condition) {
        Answer<Long> answer = new Answer.Ok<>(0L);
        for (List<String> chunk : Soql.chunks(values)) {
            answer = answer.then(_ -> salesforce.query(
                    "SELECT Email, Id, IsActive, Username FROM User WHERE " + condition + Soql.list(chunk),
                    row -> matches.add(new Match(new Row(row), false))));
        }
        return answer;
    }

    private String id(Row user, Map<String, String> byUser) {
        String said = byUser.getOrDefault(user.id(), "");
        String email = user.address("Email");
        return !said.isEmpty()
                ? said
                : before.containsKey(user.address("Username")) || email.isEmpty() ? user.address("Username") : email;
    }

    private Found found(List<Match> matches, Map<String, String> byUser) {
        Map<String, List<Match>> byRep = new TreeMap<>();
        for (Match match : matches) {
            String id = id(match.user(), byUser);
            List<Match> its = byRep.computeIfAbsent(id, _ -> new ArrayList<>());
            if (its.stream()
                    .noneMatch(other -> other.user().id().equals(match.user().id()))) {
                its.add(match);
            }
        }
        Map<String, Said> said = new TreeMap<>();
        List<String> unusable = new ArrayList<>();
        Set<String> ambiguous = new TreeSet<>();
        UserReading reading = new UserReading(settings.fields(), unusable::add);
        byRep.forEach((id, its) -> {
            its.sort(best(id));
            Match match = its.getFirst();
            if (its.size() > 1 && its.get(1).user().truth("IsActive")) {
                ambiguous.add(id);
            }
            said.put(id, match.member() ? reading.member(match.user(), zone(id)) : UserReading.other(match.user()));
        });
        return new Found(said, unusable, ambiguous);
    }

    /** Of several Users with one address: whoever can log in, whoever has it as the username too, and then always the same. */
    private static Comparator<Match> best(String id) {
        return Comparator.comparing((Match match) -> !match.user().truth("IsActive"))
                .thenComparing(match -> !match.member())
                .thenComparing(match -> !match.user().address("Username").equals(id))
                .thenComparing(match -> match.user().id());
    }

    private ZoneId zone(String id) {
        return before.getOrDefault(id, Sources.NONE)
                .withSalesforce(Optional.empty())
                .synced(id)
                .zone();
    }
}
