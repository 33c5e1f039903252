package dev.baton.salesforce.settings;

import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.Findings;
import dev.baton.playbook.source.Place;
import dev.baton.playbook.source.TextFile;
import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code salesforce.yaml}, and tells everything that is wrong with it at once. Never throws for anything that a file contains. */
public final class SettingsYaml {
    private static final int LARGEST = 1 << 20;

    private SettingsYaml() {}

    /**
     * What came of reading it.
     *
     * @param settings if nothing keeps them from being used
     * @param findings in the order of the file
     * @param unasked why the org could not be asked, where it could not
     */
    public record Reading(Optional<Settings> settings, List<Finding> findings, Optional<Failure> unasked) {
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /** Reads a file by itself, or holds it against an org as well. A file that cannot be read is a finding, too. */
    public static Reading read(Path file, Optional<Salesforce> org) {
        Findings findings = new Findings(file.toString());
        return TextFile.read(file, LARGEST, Place.START, findings)
                .map(text -> read(text, findings, org))
                .orElseGet(() -> new Reading(Optional.empty(), findings.inOrder(), Optional.empty()));
    }

    /**
     * Reads settings that are in memory already.
     *
     * @param name how findings call them
     */
    public static Reading read(String name, String text, Optional<Salesforce> org) {
        return read(text, new Findings(name), org);
    }

    private static Reading read(String text, Findings findings, Optional<Salesforce> org) {
        Optional<Placed> placed = new SettingsReader(findings).read(text);
        if (placed.isEmpty()) {
            return new Reading(Optional.empty(), findings.inOrder(), Optional.empty());
        }
        Settings settings = placed.get().settings();
        Optional<Failure> unasked = Optional.empty();
        if (org.isPresent()) {
            AgainstOrg against = new AgainstOrg(placed.get(), org.get(), findings);
            unasked = against.check();
            settings = settings.withLengths(against.lengths());
        }
        return new Reading(
                findings.fatal() || unasked.isPresent() ? Optional.empty() : Optional.of(settings),
                findings.inOrder(),
                unasked);
    }
}
