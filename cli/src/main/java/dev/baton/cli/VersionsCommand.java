package dev.baton.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the published playbooks. */
@Command(name = "versions", description = "lists the published versions of the playbook, the newest first")
final class VersionsCommand extends StackCommand {
    /** Of so many it is told what they changed. */
    private static final int LOOKED_AT = 10;

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
                List.of("VERSION", "PUBLISHED", "BY", "NOTE", "CHANGED", ""),
                versions.stream()
                        .map(version -> List.of(
                                String.valueOf(version.number()),
                                Shown.time(version.publishedAt(), clock().getZone()),
                                version.by(),
                                version.note(),
                                changed(
                                        desk,
                                        version.number(),
                                        versions.getFirst().number()),
                                version.number() == active ? "active" : ""))
                        .toList());
        return 0;
    }

    /** What a version changed, in a line; of older ones {@code diff} tells it. */
    private static String changed(Desk desk, int number, int newest) {
        if (number == 1 || newest - number >= LOOKED_AT) {
            return "";
        }
        var before = desk.playbooks().version(number - 1).map(version -> Compared.of(version));
        var after = desk.playbooks().version(number).map(version -> Compared.of(version));
        var changes = before.flatMap(b -> after.map(a -> new Compared("", b, "", a).changes()))
                .orElse(List.of());
        return switch (changes.size()) {
            case 0 -> "";
            case 1 -> changes.getFirst();
            default -> changes.getFirst() + "; " + (changes.size() - 1) + " more";
        };
    }
}
