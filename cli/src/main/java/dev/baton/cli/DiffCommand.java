package dev.baton.cli;

import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.store.PlaybookStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what differs between two playbooks, versions or files. */
@Command(
        name = "diff",
        description = {
            "tells what differs between two playbooks, first in words, then line by line",
            "One that is given is compared with the active version; without any, the active version with the one before it. Two files need no stack."
        })
final class DiffCommand extends BatonCommand {
    @Parameters(
            arity = "0..2",
            paramLabel = "VERSION|FILE",
            description = "a version's number, or a playbook's YAML file")
    private List<String> given = List.of();

    @Mixin
    private Format format = new Format();

    /** The answer to a program. */
    record Answer(String before, String after, List<String> changes, List<String> lines) {}

    @Override
    public Integer call() {
        if (given.size() == 2 && given.stream().noneMatch(DiffCommand::isNumber)) {
            var before = given.getFirst();
            var after = given.getLast();
            return answer(page(), new Compared(before, file(before), after, file(after)));
        }
        try (var desk = Desk.open(baton().stack())) {
            return answer(page(), compared(desk));
        }
    }

    private int answer(Page page, Compared compared) {
        var changes = compared.changes();
        if (format.isJson()) {
            page.json(new Answer(compared.before(), compared.after(), changes, compared.lines()));
            return 0;
        }
        tell(page, compared, changes);
        if (!compared.lines().isEmpty()) {
            page.gap();
            compared.lines().forEach(page::line);
        }
        return 0;
    }

    /** The changes in words. */
    static void tell(Page page, Compared compared, List<String> changes) {
        page.line(
                changes.isEmpty()
                        ? compared.before() + " and " + compared.after() + " say the same."
                        : "From " + compared.before() + " to " + compared.after() + ":");
        changes.forEach(change -> page.line("  " + change));
    }

    private Compared compared(Desk desk) {
        int active = desk.playbooks().active().version();
        var first = given.size() == 2 ? given.getFirst() : String.valueOf(given.isEmpty() ? active - 1 : active);
        var second = given.isEmpty() ? String.valueOf(active) : given.getLast();
        return new Compared(name(first, active), playbook(desk, first), name(second, active), playbook(desk, second));
    }

    private static boolean isNumber(String typed) {
        return typed.matches("\\d{1,9}");
    }

    private static String name(String typed, int active) {
        return isNumber(typed) ? "version " + typed + (typed.equals(String.valueOf(active)) ? " (active)" : "") : typed;
    }

    private static Compared.Playbook playbook(Desk desk, String typed) {
        return isNumber(typed) ? Compared.of(version(desk, Integer.parseInt(typed)), desk.lookups()) : file(typed);
    }

    private static Compared.Playbook file(String typed) {
        var file = Path.of(typed);
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no file " + typed);
        }
        return switch (Playbooks.read(file)) {
            case Reading.Compiled good -> Compared.of(good);
            case Reading.Refused bad ->
                throw new Refusal(typed + " has " + CheckCommand.errors(bad.findings()) + ": './baton check " + typed
                        + "' tells them");
        };
    }

    /**
     * A version that was published.
     *
     * @throws Refusal when there is no such version
     */
    static PlaybookStore.Version version(Desk desk, int number) {
        return desk.playbooks()
                .version(number)
                .orElseThrow(() -> new Refusal(
                        number < 1
                                ? "there is no version to compare with: './baton versions' lists what was published"
                                : "there is no version " + number + ": './baton versions' lists what was published"));
    }
}
