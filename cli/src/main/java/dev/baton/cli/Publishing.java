package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Table;
import dev.baton.playbook.source.Reading;
import dev.baton.roster.Calendars;
import dev.baton.roster.Cells;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.store.PlaybookStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes a playbook the active one. */
final class Publishing {
    private static final int TRIES = 10;

    private final Desk desk;

    Publishing(Desk desk) {
        this.desk = desk;
    }

    /**
     * What came of it.
     *
     * @param isNew false when this very playbook was active already
     * @param concerned the pools to ring for: those of before, those of now, and those where somebody waits
     */
    record Published(int version, boolean isNew, Set<String> concerned) {}

    /**
     * Publishes a playbook that was read without an error: its lookup rows first, then the version, then it becomes active. Publishing
     * the active playbook again changes nothing.
     *
     * @throws Refusal when others keep changing what is active
     */
    Published publish(Reading.Compiled good, String source, String by, String note, Instant now) {
        return publish(good.playbook(), good.tables(), source, by, note, now);
    }

    /**
     * Publishes a version of before as a new one. Its lookup rows are there still.
     *
     * @param playbook what the version was compiled to
     * @throws Refusal when others keep changing what is active
     */
    Published again(PlaybookStore.Version version, Playbook playbook, String by, String note, Instant now) {
        return publish(playbook, List.of(), version.source(), by, note, now);
    }

    private Published publish(
            Playbook playbook, List<Table> tables, String source, String by, String note, Instant now) {
        var compiled = Json.text(playbook);
        var concerned = new TreeSet<>(waiting());
        var active = activeVersion().filter(version -> version.compiled().equals(compiled));
        if (active.isPresent()) {
            concerned.addAll(playbook.pools().keySet());
            return new Published(active.get().number(), false, concerned);
        }
        tables.forEach(desk.lookups()::putTable);
        int version = desk.playbooks().add(source, compiled, by, note, now);
        concerned.addAll(activate(version, playbook));
        return new Published(version, true, concerned);
    }

    /** From the people to the cells of whatever playbook is active then. */
    Cells cellsOfActive(Collection<Rep> reps) {
        return Cells.of(activePools(), reps);
    }

    /** The pools of the active playbook, by name; none when nothing is active. */
    Map<String, Pool> activePools() {
        return activePlaybook().map(Playbook::pools).orElse(Map.of());
    }

    /** The active playbook, if any is. */
    Optional<Playbook> activePlaybook() {
        return activeVersion().map(version -> Json.read(version.compiled(), Playbook.class));
    }

    /** Whose working time is when, by the active playbook; where nothing is active, by the roster alone. */
    Calendars calendars() {
        return new Calendars(activePlaybook().flatMap(Playbook::hours));
    }

    /** When the rep works for the pool, by the active playbook; empty when nothing is active. */
    Optional<BusinessTime> hoursOf(Rep rep, String pool) {
        return activeVersion().map(version -> {
            var playbook = Json.read(version.compiled(), Playbook.class);
            var calendars = new Calendars(playbook.hours());
            return Optional.ofNullable(playbook.pools().get(pool))
                    .map(its -> calendars.of(rep, its))
                    .orElseGet(() -> calendars.of(rep));
        });
    }

    /** The pools where somebody waits, also those that no playbook has any more. */
    Set<String> waiting() {
        return desk.timers().heldPools();
    }

    private Optional<PlaybookStore.Version> activeVersion() {
        int number = desk.playbooks().active().version();
        return number == 0 ? Optional.empty() : desk.playbooks().version(number);
    }

    private Set<String> activate(int version, Playbook playbook) {
        var pools = new TreeSet<>(playbook.pools().keySet());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var seen = desk.playbooks().active();
            pools.addAll(seen.cells().members().keySet());
            var roster = desk.roster().all();
            var cells = Cells.of(playbook.pools(), roster.reps());
            // A sync moves the epoch, but only once there is one: the first publish looks at the roster again.
            var fallback = playbook.fallback().queue();
            if (desk.playbooks().activate(version, roster.version(), cells, playbook.routeWhen(), fallback, seen)
                    && desk.roster().all().version() == roster.version()) {
                return pools;
            }
        }
        throw new Refusal(
                "version " + version + " was written, but others keep changing what is active: publish it again");
    }
}
