package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.roster.Rep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The item {@code REP#id / PROFILE}. */
final class Profiles {
    /**
     * What is stored.
     *
     * @param rep as synced
     * @param manual the manual switch, which has precedence over what is synced; empty while nobody has touched it
     */
    record Profile(Rep rep, Optional<Boolean> manual, long version) {
        Rep effective() {
            return manual.map(on -> with(rep, on, rep.active())).orElse(rep);
        }
    }

    private Profiles() {}

    static Profile read(Map<String, AttributeValue> item) {
        return new Profile(
                Json.read(Attributes.text(item, "rep"), Rep.class),
                Attributes.has(item, "switch") ? Optional.of(Attributes.truth(item, "switch")) : Optional.empty(),
                Attributes.number(item, "version"));
    }

    static Versioned<Rep> versioned(Map<String, AttributeValue> item) {
        Profile profile = read(item);
        return new Versioned<>(profile.effective(), profile.version());
    }

    /** Writes {@code rep} on condition that {@code there} is still what is there; the manual switch stays. */
    static TransactWriteItem put(String table, Rep rep, @Nullable Profile there) {
        long seen = there == null ? 0 : there.version();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("rep", value(Json.text(rep)));
        item.put("version", value(seen + 1));
        if (there != null) {
            there.manual().ifPresent(on -> item.put("switch", value(on)));
        }
        return Expression.on(table, Key.profile(rep.id())).whenVersion(seen).put(item);
    }

    static Rep with(Rep rep, boolean on, boolean active) {
        return new Rep(
                rep.id(),
                rep.name(),
                rep.team(),
                rep.speaks(),
                rep.attributes(),
                rep.zone(),
                rep.weight(),
                rep.caps(),
                on,
                active,
                rep.leave(),
                rep.bookingUrl());
    }
}
