package dev.baton.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the published playbooks. */
@Command(name = "versions", description = "lists the published versions of the playbook, the newest first")
final class VersionsCommand extends StackCommand {
    @Mixin
    private Format format = new Format();

    @Override
    int run(Desk desk, Page page) {
        var versions = desk.playbooks().versions();
        if (format.isJson()) {
            page.json(versions);
            return 0;
        }
        if (versions.isEmpty()) {
            page.line("Nothing was published yet: './baton publish samples/playbooks/acme.yaml' publishes the sample.");
            return 0;
        }
        int active = desk.playbooks().active().version();
        page.table(
                List.of("VERSION", "PUBLISHED", "BY", "NOTE", ""),
                versions.stream()
                        .map(version -> List.of(
                                String.valueOf(version.number()),
                                Shown.time(version.publishedAt(), clock().getZone()),
                                version.by(),
                                version.note(),
                                version.number() == active ? "active" : ""))
                        .toList());
        return 0;
    }
}
