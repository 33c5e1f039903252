package dev.baton.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.salesforce.RecordId;
import dev.baton.salesforce.Soql;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which user, queue and campaign a name stands for: asked of Salesforce once, together with a batch's other questions, and kept for a
 * while. Letter case does not matter, as it does not to Salesforce. Thread-safe.
 */
final class Directory {
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A user: {@code active} as Salesforce said when it was asked. */
    record User(String id, boolean active) {}

    private record Kept<T>(T value, Instant until) {}

    private final Map<String, Kept<User>> users = new ConcurrentHashMap<>();
    private final Map<String, Kept<String>> queues = new ConcurrentHashMap<>();
    private final Map<String, Kept<String>> campaigns = new ConcurrentHashMap<>();

    /**
     * What a batch needs and is not known.
     *
     * @param users reps' ids
     * @param queues names
     * @param campaigns names
     */
    record Missing(Set<String> users, Set<String> queues, Set<String> campaigns) {
        List<String> userQuery() {
            return users.isEmpty()
                    ? List.of()
                    : List.of("SELECT Id, Email, Username, IsActive FROM User WHERE Email IN " + Soql.list(users)
                            + " OR Username IN " + Soql.list(users));
        }

        List<String> queueQuery() {
            return queues.isEmpty()
                    ? List.of()
                    : List.of("SELECT Id, Name, DeveloperName FROM Group WHERE Type = 'Queue' AND (Name IN "
                            + Soql.list(queues) + " OR DeveloperName IN " + Soql.list(queues) + ")");
        }

        List<String> campaignQuery() {
            return campaigns.isEmpty()
                    ? List.of()
                    : List.of("SELECT Id, Name FROM Campaign WHERE Name IN " + Soql.list(campaigns));
        }
    }

    Missing missing(Collection<Wanted> batch, Setup.Now setup, Instant now) {
        Missing missing = new Missing(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (Wanted wanted : batch) {
            if (wanted.isOfTask()) {
                Optional.of(wanted.told())
                        .filter(told ->
                                tells(wanted) && user(told, setup.reps(), now).isEmpty())
                        .ifPresent(missing.users()::add);
                continue;
            }
            wanted.owner().ifPresent(owner -> {
                switch (owner) {
                    case Owner.Rep rep -> {
                        if (user(rep.id(), setup.reps(), now).isEmpty()) {
                            missing.users().add(rep.id());
                        }
                    }
                    case Owner.Queue queue -> {
                        if (queue(queue.name(), now).isEmpty()) {
                            missing.queues().add(queue.name());
                        }
                    }
                    case Owner.User _ -> {}
                }
            });
            if (wanted.owner().isEmpty() && wanted.routing() > 1) {
                setup.fallback().filter(name -> queue(name, now).isEmpty()).ifPresent(missing.queues()::add);
            }
            if (wanted.decision().outcome() instanceof Outcome.Nurtured nurtured
                    && !nurtured.campaign().isEmpty()
                    && campaign(nurtured.campaign(), now).isEmpty()) {
                missing.campaigns().add(nurtured.campaign());
            }
        }
        return missing;
    }

    private static boolean tells(Wanted wanted) {
        return !wanted.told().isEmpty()
                && wanted.notice()
                        .filter(notice -> notice.action() == Sla.OnBreach.TELL_MANAGER)
                        .isPresent();
    }

    /**
     * Of several users with a rep's address an active one is the rep, before all the one who logs in with it: Salesforce allows the same
     * address many times, the same username once.
     */
    void users(List<ObjectNode> rows, Set<String> asked, Instant now) {
        for (String field : List.of("Email", "Username")) {
            for (ObjectNode row : rows) {
                String name = row.path(field).asText("").toLowerCase(Locale.ROOT);
                RecordId.of(row.path("Id").asText(""))
                        .filter(_ -> asked.contains(name))
                        .ifPresent(id -> {
                            User user = new User(id, row.path("IsActive").asBoolean(false));
                            users.merge(
                                    name,
                                    new Kept<>(user, now.plus(KEPT)),
                                    (there, one) ->
                                            user.active() || !there.value().active() ? one : there);
                        });
            }
        }
    }

    void queues(List<ObjectNode> rows, Instant now) {
        rows.forEach(row -> RecordId.of(row.path("Id").asText("")).ifPresent(id -> {
            queues.put(known(row.path("DeveloperName").asText("")), new Kept<>(id, now.plus(KEPT)));
            queues.put(known(row.path("Name").asText("")), new Kept<>(id, now.plus(KEPT)));
        }));
    }

    void campaigns(List<ObjectNode> rows, Instant now) {
        rows.forEach(row -> RecordId.of(row.path("Id").asText(""))
                .ifPresent(id ->
                        campaigns.putIfAbsent(known(row.path("Name").asText("")), new Kept<>(id, now.plus(KEPT)))));
    }

    /** A rep's user: the roster's word, else as Salesforce knows the address. */
    Optional<User> user(String rep, Reps reps, Instant now) {
        return reps.userOf(rep).map(id -> new User(id, true)).or(() -> fresh(users, rep, now));
    }

    Optional<String> queue(String name, Instant now) {
        return fresh(queues, name, now);
    }

    Optional<String> campaign(String name, Instant now) {
        return fresh(campaigns, name, now);
    }

    /** Forgets everything, because something of it was refused: a user may have been switched off, a queue deleted. */
    void forget() {
        users.clear();
        queues.clear();
        campaigns.clear();
    }

    private static String known(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<T> fresh(Map<String, Kept<T>> names, String name, Instant now) {
        Kept<T> kept = names.get(known(name));
        if (kept == null) {
            return Optional.empty();
        }
        if (now.isBefore(kept.until())) {
            return Optional.of(kept.value());
        }
        names.remove(known(name), kept);
        return Optional.empty();
    }
}
