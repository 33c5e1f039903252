package dev.baton.rehearsal;

import dev.baton.lead.Account;
import dev.baton.playbook.source.AccountsCsv;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Rep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample company. */
final class Acme {
    static final Path SAMPLES = Path.of(System.getProperty("baton.root"), "samples");
    /** A Monday morning in Berlin, the middle of the night in the west of America. */
    static final Instant MONDAY = Instant.parse("2026-11-30T09:00:00Z");

    private Acme() {}

    static Rehearsal rehearsal() {
        return rehearsal(Playbooks.read(SAMPLES.resolve("playbooks/acme.yaml")));
    }

    /** Another playbook, for the same people. */
    static Rehearsal rehearsal(String yaml) {
        return rehearsal(Playbooks.read("test.yaml", yaml, Map.of(), Optional.empty()));
    }

    private static Rehearsal rehearsal(Reading reading) {
        return switch (reading) {
            case Reading.Compiled good -> new Rehearsal(good.playbook(), good.tables());
            case Reading.Refused bad -> throw new IllegalStateException("the playbook has errors: " + bad.findings());
        };
    }

    static List<Rep> reps() {
        return RosterCsv.read(SAMPLES.resolve("roster.csv")).reps();
    }

    static Accounts accounts() {
        List<Account> accounts = new ArrayList<>();
        AccountsCsv.read(SAMPLES.resolve("accounts.csv"), accounts::add);
        return Accounts.of(accounts);
    }

    static LeadSheet lead(String sample) {
        try {
            String json = Files.readString(SAMPLES.resolve("leads/" + sample + ".json"));
            return LeadSheet.json(json, LeadSheet.id(1), MONDAY);
        } catch (IOException e) {
            throw new UncheckedIOException("no sample " + sample, e);
        }
    }
}
