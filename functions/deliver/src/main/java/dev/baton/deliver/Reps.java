package dev.baton.deliver;

import dev.baton.lead.Owner;
import dev.baton.roster.Rep;
import dev.baton.salesforce.RecordId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roster, as one looks people up by what Salesforce says of them. Immutable. */
final class Reps {
    /** The attribute of a rep that holds the 18-character id of the Salesforce user. */
    static final String USER = "salesforce-user";

    private final Map<String, Rep> byId = new HashMap<>();
    private final Map<String, Rep> byUser = new HashMap<>();

    Reps(Collection<Rep> reps) {
        for (Rep rep : reps) {
            byId.put(rep.id(), rep);
            userOf(rep).ifPresent(user -> byUser.put(user, rep));
        }
    }

    private static Optional<String> userOf(Rep rep) {
        return rep.attributes().getOrDefault(USER, Set.of()).stream()
                .sorted()
                .findFirst()
                .flatMap(RecordId::of);
    }

    /** The user's id, where the roster knows it. */
    Optional<String> userOf(String rep) {
        return Optional.ofNullable(byId.get(rep)).flatMap(Reps::userOf);
    }

    Optional<Rep> rep(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Who this user is, where the roster names the user. */
    Optional<Rep> withUser(String userId) {
        return Optional.ofNullable(byUser.get(userId));
    }

    /** Who this is: the roster's word about the user first, then the address. */
    Optional<Rep> who(Found.OwnerRow owner) {
        if (!owner.user()) {
            return Optional.empty();
        }
        return withUser(owner.id())
                .or(() -> rep(owner.email())
                        .filter(rep -> userOf(rep)
                                .filter(other -> !other.equals(owner.id()))
                                .isEmpty()));
    }

    static Owner.Rep card(Rep rep) {
        return new Owner.Rep(rep.id(), rep.name(), rep.bookingUrl());
    }
}
