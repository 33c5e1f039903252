package dev.baton.watch;

import dev.baton.json.Json;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
import dev.baton.playbook.Playbook;
import dev.baton.roster.Calendars;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Snapshot;
import dev.baton.roster.sla.Handover;
import dev.baton.store.Active;
import dev.baton.store.Assignments;
import dev.baton.store.PlaybookStore;
import dev.baton.store.RosterStore;
import dev.baton.store.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may have a lead next, and who is told of what somebody leaves undone. What is active is read once, when it is first needed. For one sweep. */
final class People {
    private final PlaybookStore playbooks;
    private final RosterStore roster;
    private final Assignments assignments;
    private @Nullable Current current;

    private record Current(Active active, Playbook playbook, Calendars calendars) {}

    People(PlaybookStore playbooks, RosterStore roster, Assignments assignments) {
        this.playbooks = playbooks;
        this.roster = roster;
        this.assignments = assignments;
    }

    private Current current() {
        Current known = current;
        if (known == null) {
            Active active = playbooks.active();
            Playbook playbook = playbooks
                    .version(active.version())
                    .map(version -> Json.read(version.compiled(), Playbook.class))
                    .orElseThrow(() ->
                            new IllegalStateException("version " + active.version() + " of the playbook is not there"));
            known = new Current(active, playbook, new Calendars(playbook.hours()));
            current = known;
        }
        return known;
    }

    /**
     * Whether a lead of this pool can go to somebody else now, and past whom.
     *
     * @param wants what the lead asks of whoever gets it
     */
    Handover handover(List<String> had, String pool, Map<String, String> wants, Instant now) {
        Current there = current();
        Set<String> members = new TreeSet<>();
        for (Pool one : Handover.asked(there.playbook().pools(), pool)) {
            members.addAll(there.active().cells().members().getOrDefault(one.id(), List.of()));
        }
        Snapshot people = assignments.read(members, Set.of(), Set.of()).snapshot();
        Map<String, Pool> pools = there.playbook().pools();
        return Handover.of(had, Handover.free(pools, pool, wants, people, there.calendars(), now));
    }

    /** The address that is told: the owner's own, or the manager's; empty where none is known. */
    String told(Owner owner, Sla.OnBreach action) {
        return switch (action) {
            case REMIND, REASSIGN -> owner instanceof Owner.Rep rep ? rep.id() : fallback();
            case TELL_MANAGER -> manager(owner).orElseGet(this::fallback);
        };
    }

    private Optional<String> manager(Owner owner) {
        return owner instanceof Owner.Rep rep
                ? roster.rep(rep.id()).map(Versioned::value).flatMap(Rep::manager)
                : Optional.empty();
    }

    private String fallback() {
        return current().playbook().fallback().tell();
    }
}
