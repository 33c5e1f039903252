package dev.baton.cli;

import dev.baton.lead.Owner;
import dev.baton.roster.Rep;
import dev.baton.salesforce.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reps by what Salesforce calls them: user id, name, e-mail address. Not to be changed; safe for all threads. */
final class People {
    /** The roster's attribute that holds a rep's user id. */
    private static final String SALESFORCE_USER = "salesforce-user";

    /** What stands before the id of a user of Salesforce who did something. */
    private static final String IN_SALESFORCE = "salesforce:";

    private final Map<String, Rep> byId = new HashMap<>();
    private final Map<String, List<Rep>> byName = new HashMap<>();
    private final Map<String, Rep> byEmail = new HashMap<>();

    People(Collection<Rep> reps) {
        for (Rep rep : reps) {
            byEmail.put(rep.id(), rep);
            byName.computeIfAbsent(key(rep.name()), _ -> new ArrayList<>()).add(rep);
            for (String user : rep.attributes().getOrDefault(SALESFORCE_USER, Set.of())) {
                RecordId.of(user).ifPresent(id -> byId.put(id, rep));
            }
        }
    }

    /** Whoever has this user's or queue's id, of 15 or 18 characters. */
    Actual withId(String id, String why) {
        Optional<String> whole = RecordId.of(id);
        if (whole.isEmpty()) {
            return Actual.unknown("its owner's id is none");
        }
        Rep rep = byId.get(whole.get());
        if (rep != null) {
            return Actual.of(owner(rep), why);
        }
        return whole.get().startsWith("00G")
                ? Actual.of(new Owner.Queue(""), why)
                : Actual.of(new Owner.User(whole.get(), ""), why);
    }

    /** Nobody is known. */
    static People none() {
        return new People(List.of());
    }

    /** Who did something, as it is stored: a rep by name where it was a user of Salesforce whom the roster knows. */
    String doer(String by) {
        return by.startsWith(IN_SALESFORCE) ? user(by.substring(IN_SALESFORCE.length()), "") : by;
    }

    /** An owner in few words. */
    String brief(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep -> rep.id();
            case Owner.Queue queue -> queue.name();
            case Owner.User user -> user(user.id(), user.name());
        };
    }

    private String user(String id, String name) {
        Rep rep = byId.get(RecordId.of(id).orElse(id));
        if (rep != null) {
            return rep.id();
        }
        return name.isEmpty() ? "a user of Salesforce (" + id + ")" : name;
    }

    /** Whoever has this address; empty when no rep does. */
    Optional<Actual> withEmail(String email, String why) {
        return Optional.ofNullable(byEmail.get(key(email))).map(rep -> Actual.of(owner(rep), why));
    }

    /** Whoever has this name: a rep, or somebody or a queue that no rep is. */
    Actual named(String name, String why) {
        List<Rep> called = byName.getOrDefault(key(name), List.of());
        return switch (called.size()) {
            case 0 -> withEmail(name, why).orElseGet(() -> Actual.of(new Owner.User("", name), why));
            case 1 -> Actual.of(owner(called.getFirst()), why);
            default -> Actual.unknown("several reps have its owner's name: add the column Owner ID to the report");
        };
    }

    private static Owner.Rep owner(Rep rep) {
        return new Owner.Rep(rep.id(), rep.name(), "");
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
