package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.playbook.source.Hint;
import dev.baton.store.PlaybookStore;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The routes and pools of the active playbook, for whoever typed another name and found nothing by it.
 *
 * @param routes their names
 * @param pools their names
 */
record KnownNames(Set<String> routes, Set<String> pools) {
    /** None while no playbook is active. */
    static KnownNames of(Desk desk) {
        int version = desk.playbooks().active().version();
        Optional<Playbook> playbook = version == 0
                ? Optional.empty()
                : desk.playbooks()
                        .version(version)
                        .map(PlaybookStore.Version::compiled)
                        .map(text -> Json.read(text, Playbook.class));
        return playbook.map(active -> new KnownNames(
                        active.routes().stream().map(Route::name).collect(Collectors.toSet()),
                        active.pools().keySet()))
                .orElse(new KnownNames(Set.of(), Set.of()));
    }

    /** What to say of names by which nothing was found: empty where the playbook has them, or none was given. */
    String unknown(String route, String pool) {
        return unknown("route", route, routes) + unknown("pool", pool, pools);
    }

    private static String unknown(String what, String name, Collection<String> known) {
        return name.isEmpty() || known.stream().anyMatch(name::equalsIgnoreCase)
                ? ""
                : " The active playbook has no " + what + " '" + Shown.brief(name, 80) + "'; " + Hint.of(name, known);
    }
}
