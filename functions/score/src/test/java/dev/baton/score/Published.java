package dev.baton.score;

import dev.baton.json.Json;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.roster.Cells;
import dev.baton.store.Active;
import dev.baton.store.LookupStore;
import dev.baton.store.PlaybookStore;
import dev.baton.testing.SampleLeads;
import dev.baton.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small playbook, published as an operator would. */
final class Published {
    private static final String TEXT = """
            playbook: test
            owner: revops@acme.example
            segments:
              enterprise: {employees: 1000+}
              smb: otherwise
            territories: {file: territories.csv, by: [country], otherwise: rest}
            reject:
              - {when: {email-kind: disposable}, why: throw-away address}
            score:
              qualified-at: 50
              intent:
                - {points: 50, when: {request: demo}, why: asked for a demo}
              below: {nurture: {campaign: Newsletter}, score-again-on: [new-form, new-signal]}
            routes:
              - {route: DACH, when: {territory: dach}, to: dach-team}
              - {route: everyone else, to: rest-team}
            pools:
              dach-team:
                members: {team: SDR}
                nobody-free: {hold: 1 hour, then: rest-team}
              rest-team:
                members: {team: SDR}
                nobody-free: {hold: 1 hour, then: fallback}
            fallback: {salesforce-queue: Triage, tell: revops@acme.example}
            """;

    private Published() {}

    /** Publishes it; its two pools are one cell, {@code dach-team}. */
    static void to(World world) {
        to(world, TEXT);
    }

    /** The same, but that a nurtured lead waits for nothing but a new form. */
    static void waitingForForms(World world) {
        to(world, TEXT.replace("[new-form, new-signal]", "[new-form]"));
    }

    private static void to(World world, String text) {
        Reading reading = Playbooks.read(
                "test.yaml",
                text,
                Map.of("territories.csv", "country,territory\nDE,dach\nUS,rest\n"),
                Optional.empty());
        if (!(reading instanceof Reading.Compiled compiled)) {
            throw new IllegalStateException(reading.findings().toString());
        }
        PlaybookStore store = new PlaybookStore(world.dynamo(), world.tables());
        compiled.tables().forEach(new LookupStore(world.dynamo(), world.tables())::putTable);
        Playbook playbook = compiled.playbook();
        int version = store.add(text, Json.text(playbook), "test", "", SampleLeads.NOON);
        Active seen = store.active();
        store.activate(
                version, seen.rosterVersion(), Cells.of(playbook.pools(), List.of()), playbook.routeWhen(), seen);
    }
}
