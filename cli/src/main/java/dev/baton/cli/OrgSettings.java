package dev.baton.cli;

import dev.baton.salesforce.Failure;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.settings.SettingsYaml;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code salesforce.yaml} for a command: tells what is wrong, held against the org where there is one. */
final class OrgSettings {
    private OrgSettings() {}

    /**
     * The settings, after everything there is to say was said; nothing when they cannot be used.
     *
     * @throws Refusal when there is an org and it cannot be asked
     */
    static Optional<Settings> read(Page page, Path file, Optional<Org> org) {
        var reading = SettingsYaml.read(file, org.map(Org::salesforce));
        CheckCommand.tell(page, reading.findings());
        if (reading.unasked().isPresent()) {
            throw new Refusal(file + " could not be held against the org: "
                    + reading.unasked().map(Failure::reason).orElse(""));
        }
        if (org.isEmpty()) {
            page.line("Not held against an org: BATON_SALESFORCE_URL is empty.");
        }
        if (reading.settings().isEmpty()) {
            page.line(file + " cannot be published: " + CheckCommand.errors(reading.findings()));
        }
        return reading.settings();
    }
}
