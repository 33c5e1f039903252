package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.json.Json;
import dev.baton.roster.Rep;
import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The item {@code REP#id / PROFILE}: what each source says, and in {@code rep} what holds. Decisions read {@code rep} and {@code switch}
 * alone, so both are written together with what they follow from.
 */
final class Profiles {
    /**
     * What is stored.
     *
     * @param rep what held when the item was last written, but for the switch by hand
     * @param sources what it follows from
     * @param version 0 where there is no item
     */
    record Profile(Rep rep, Sources sources, long version) {
        static Profile none(String id) {
            return new Profile(Sources.NONE.synced(id), Sources.NONE, 0);
        }

        Rep effective() {
            return sources.onOff().map(on -> rep.with(on, rep.active())).orElse(rep);
        }
    }

    private Profiles() {}

    static Profile read(Map<String, AttributeValue> item) {
        Rep rep = Json.read(Attributes.text(item, "rep"), Rep.class);
        Sources sources = new Sources(
                // Before there were sources a file was the only one.
                Attributes.has(item, "sources") ? json(item, "csv", Rep.class) : Optional.of(rep),
                json(item, "salesforce", Said.class),
                json(item, "manual", Said.class),
                Attributes.has(item, "switch") ? Optional.of(Attributes.truth(item, "switch")) : Optional.empty());
        return new Profile(rep, sources, Attributes.number(item, "version"));
    }

    /** The same, of somebody who is not in the roster: before there were sources the last file did not have them. */
    static Profile readFormer(Map<String, AttributeValue> item) {
        Profile profile = read(item);
        return Attributes.has(item, "sources")
                ? profile
                : new Profile(profile.rep(), profile.sources().withCsv(Optional.empty()), profile.version());
    }

    private static <T> Optional<T> json(Map<String, AttributeValue> item, String name, Class<T> type) {
        return Attributes.has(item, name)
                ? Optional.of(Json.read(Attributes.text(item, name), type))
                : Optional.empty();
    }

    static Versioned<Rep> versioned(Map<String, AttributeValue> item) {
        Profile profile = read(item);
        return new Versioned<>(profile.effective(), profile.version());
    }

    /** Writes what {@code sources} say together, on condition that the version that was read is still there. */
    static TransactWriteItem put(String table, String id, Sources sources, long seen) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("rep", value(Json.text(sources.synced(id))));
        item.put("sources", value(1));
        item.put("version", value(seen + 1));
        sources.csv().ifPresent(row -> item.put("csv", value(Json.text(row))));
        sources.salesforce().ifPresent(said -> item.put("salesforce", value(Json.text(said))));
        sources.manual().ifPresent(said -> item.put("manual", value(Json.text(said))));
        sources.onOff().ifPresent(on -> item.put("switch", value(on)));
        return Expression.on(table, Key.profile(id)).whenVersion(seen).put(item);
    }
}
