package dev.baton.cli;

import dev.baton.store.SettingsStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks {@code salesforce.yaml} and puts it in force. */
@Command(
        name = "publish",
        description = "checks a salesforce.yaml and puts it in force; the functions follow within a minute")
final class SalesforcePublishCommand extends StackCommand {
    @Parameters(paramLabel = "FILE", description = "the settings' YAML file; samples/salesforce.yaml shows one")
    private Path file = Path.of("");

    @Override
    int run(Desk desk, Page page) {
        var org = Org.open(desk.stack(), clock());
        try {
            var settings = OrgSettings.read(page, file, org);
            if (settings.isEmpty()) {
                throw new Refusal(file + " was not published; the settings are as they were");
            }
            var store = new SettingsStore(desk.dynamoDb(), desk.tables());
            var json = settings.get().json();
            if (store.read().filter(there -> there.json().equals(json)).isPresent()) {
                page.line("Nothing changed: these settings are in force.");
                return 0;
            }
            store.put(new SettingsStore.Published(json, operator(), clock().instant()));
            page.line("In force: " + file + ". The functions follow within a minute.");
            return 0;
        } finally {
            org.ifPresent(Org::close);
        }
    }
}
