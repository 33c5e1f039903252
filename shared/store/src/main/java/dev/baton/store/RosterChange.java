package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.roster.Cells;
import dev.baton.roster.Rep;
import dev.baton.roster.Sources;
import dev.baton.store.Profiles.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * How the roster changes: first each profile that differs, by itself, so that the next decision sees it; then who is in the roster and the
 * cells, together. Whoever is interrupted between the two leaves cells that the next change finds to differ. Thread-safe.
 */
final class RosterChange {
    private static final int TRIES = 20;

    private final Dynamo dynamo;
    private final PlaybookStore playbooks;

    /**
     * Whom any source ever said something of.
     *
     * @param inRoster the ids of those who are in the roster
     * @param others the ids of those who are known not to be
     * @param version the roster's
     */
    record People(Map<String, Profile> byId, Set<String> inRoster, Set<String> others, long version) {
        Stream<Profile> members() {
            return byId.entrySet().stream()
                    .filter(one -> inRoster.contains(one.getKey()))
                    .map(Map.Entry::getValue);
        }
    }

    /** What a change did so far, over all tries. Mutable. */
    private static final class Done {
        final Set<String> added = new TreeSet<>();
        final Set<String> changed = new TreeSet<>();
        final Set<String> removed = new TreeSet<>();

        /** Whether somebody may belong to other pools now. */
        boolean moved;

        RosterStore.Synced synced() {
            return new RosterStore.Synced(List.copyOf(added), List.copyOf(changed), List.copyOf(removed));
        }
    }

    RosterChange(Dynamo dynamo, PlaybookStore playbooks) {
        this.dynamo = dynamo;
        this.playbooks = playbooks;
    }

    People people() {
        return people(Set.of());
    }

    private People people(Collection<String> more) {
        Optional<Map<String, AttributeValue>> current = dynamo.get(dynamo.inRouting(Key.roster()));
        Set<String> reps = current.map(item -> Attributes.set(item, "reps")).orElse(Set.of());
        Set<String> wanted = new TreeSet<>(more);
        wanted.addAll(reps);
        Set<String> others = current.map(item -> Attributes.set(item, "others")).orElse(Set.of());
        wanted.addAll(others);
        Map<String, Profile> byId = new TreeMap<>();
        dynamo.getAll(wanted.stream()
                        .map(id -> dynamo.inRouting(Key.profile(id)))
                        .toList())
                .forEach((at, item) -> {
                    String id = at.key().pk().substring("REP#".length());
                    byId.put(id, reps.contains(id) ? Profiles.read(item) : Profiles.readFormer(item));
                });
        return new People(
                byId,
                reps,
                others,
                current.map(item -> Attributes.number(item, "version")).orElse(0L));
    }

    RosterStore.Synced all(
            Collection<String> ids,
            BiFunction<String, Sources, Sources> change,
            Function<Collection<Rep>, Cells> cells) {
        Done all = new Done();
        for (int again = 1; again <= TRIES; again++) {
            People before = people(ids);
            Map<String, Sources> after = new TreeMap<>();
            Set<String> known = new TreeSet<>(before.byId().keySet());
            known.addAll(ids);
            known.forEach(id -> after.put(id, change.apply(id, there(before, id).sources())));
            if (profiled(before, after, all) && switched(before, after, all, cells)) {
                return all.synced();
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    RosterStore.Edited one(String id, UnaryOperator<Sources> edit, Function<Collection<Rep>, Cells> cells) {
        Done done = new Done();
        for (int again = 1; again <= TRIES; again++) {
            People people = people(Set.of(id));
            Profile before = there(people, id);
            Sources after = edit.apply(before.sources());
            Map<String, Sources> all = new TreeMap<>();
            people.byId().forEach((other, profile) -> all.put(other, profile.sources()));
            all.put(id, after);
            if (profiled(people, all, done) && switched(people, all, done, cells)) {
                return new RosterStore.Edited(before.effective(), after.effective(id), after);
            }
            Transaction.pause(again);
        }
        throw busy();
    }

    private static Profile there(People people, String id) {
        return people.byId().getOrDefault(id, Profile.none(id));
    }

    private boolean profiled(People before, Map<String, Sources> after, Done all) {
        for (Map.Entry<String, Sources> one : after.entrySet()) {
            String id = one.getKey();
            Sources sources = one.getValue();
            Profile was = there(before, id);
            Rep rep = sources.synced(id);
            boolean in = before.inRoster().contains(id);
            if (sources.member() && !in) {
                all.added.add(id);
            } else if (!sources.member() && in) {
                all.removed.add(id);
            } else if (in && !sources.effective(id).equals(was.effective())) {
                all.changed.add(id);
            }
            all.moved |= sources.member() != in || belongsElsewhere(was.rep(), rep);
            boolean differs = !was.sources().equals(sources) || !was.rep().equals(rep);
            if (differs && !written(List.of(Profiles.put(dynamo.tables().routing(), id, sources, was.version())))) {
                return false;
            }
        }
        return true;
    }

    private static boolean belongsElsewhere(Rep was, Rep is) {
        return !was.team().equals(is.team())
                || !was.speaks().equals(is.speaks())
                || !was.attributes().equals(is.attributes());
    }

    /** Writes who is in the roster, and the cells, unless all of it is there already. */
    private boolean switched(
            People before, Map<String, Sources> after, Done done, Function<Collection<Rep>, Cells> cells) {
        Active active = playbooks.active();
        List<Rep> reps = new ArrayList<>();
        Set<String> members = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        after.forEach((id, sources) -> {
            if (sources.member()) {
                reps.add(sources.effective(id));
                members.add(id);
            } else if (!sources.equals(Sources.NONE)) {
                others.add(id);
            }
        });
        Cells then = active.epoch() > 0 ? cells.apply(reps) : active.cells();
        if (!done.moved
                && before.version() > 0
                && members.equals(before.inRoster())
                && others.equals(before.others())
                && then.equals(active.cells())) {
            return true;
        }
        String table = dynamo.tables().routing();
        Map<String, AttributeValue> current = new HashMap<>(Map.of("version", value(before.version() + 1)));
        if (!members.isEmpty()) {
            current.put("reps", Attributes.ofAll(members));
        }
        if (!others.isEmpty()) {
            current.put("others", Attributes.ofAll(others));
        }
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(
                Expression.on(table, Key.roster()).whenVersion(before.version()).put(current));
        if (active.epoch() > 0) {
            items.add(PlaybookStore.activation(table, active.version(), before.version() + 1, then, active));
        }
        return written(items);
    }

    private boolean written(List<TransactWriteItem> items) {
        return Transaction.settle(dynamo.client(), items) instanceof Transaction.Result.Written;
    }

    private static StoreException busy() {
        return new StoreException.Busy("the roster changed at every try", new IllegalStateException(TRIES + " tries"));
    }
}
