package dev.baton.cli;

import dev.baton.json.Json;
import dev.baton.lead.Decision;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.replay.Replay;
import dev.baton.playbook.replay.Replayed;
import dev.baton.store.Decided;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides once more what was decided. */
@Command(
        name = "replay",
        description =
                "decides a stored decision once more, from what was stored with it, and says whether it comes out the same")
final class ReplayCommand extends StackCommand {
    @Parameters(paramLabel = "LEAD", description = "the lead's id")
    private String id = "";

    @Option(names = "--routing", paramLabel = "N", description = "which routing; the last decided one otherwise")
    private int routing;

    @Mixin
    private Format format = new Format();

    /** What is told where a program reads. */
    record Told(String lead, int routing, String result, List<Replayed.Difference> differences, List<String> notes) {}

    @Override
    int run(Desk desk, Page page) {
        var lead = LeadPage.id(id);
        var decided = which(desk.leads().decisions(lead));
        var content = desk.leads().lead(lead).orElseThrow(() -> new Refusal("what came in as " + id + " is erased"));
        Map<Integer, Optional<Playbook>> read = new ConcurrentHashMap<>();
        var replay = new Replay(version -> read.computeIfAbsent(
                version,
                number -> desk.playbooks().version(number).map(there -> Json.read(there.compiled(), Playbook.class))));
        var decision = decided.decision();
        var replayed = replay.whole(content, decided.facts(), decision);
        if (format.isJson()) {
            page.json(told(decision, replayed));
        } else {
            write(page, decision, replayed);
        }
        return replayed instanceof Replayed.Identical ? 0 : 1;
    }

    private Decided which(List<Decided> decisions) {
        if (decisions.isEmpty()) {
            throw new Refusal("the lead " + id + " has no decision yet, or there is no such lead");
        }
        return routing == 0
                ? decisions.getLast()
                : decisions.stream()
                        .filter(one -> one.decision().routing() == routing)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("routing " + routing + " of " + id + " has no decision"));
    }

    private void write(Page page, Decision decision, Replayed replayed) {
        String what = "Routing " + decision.routing() + " of " + decision.lead() + ", decided "
                + Shown.time(decision.at(), clock().getZone());
        switch (replayed) {
            case Replayed.Identical(List<String> notes) -> {
                page.line(what + ", comes out identical.");
                notes.forEach(note -> page.line("  note: " + note));
            }
            case Replayed.Different(List<Replayed.Difference> differences, List<String> notes) -> {
                page.line(what + ", comes out different:");
                for (var difference : differences) {
                    page.line("  " + difference.field());
                    page.line("    stored  " + difference.stored());
                    page.line("    again   " + difference.again());
                }
                notes.forEach(note -> page.line("  note: " + note));
            }
            case Replayed.NotReplayable(String why) -> page.line(what + ", cannot be replayed: " + why + ".");
        }
    }

    private static Told told(Decision decision, Replayed replayed) {
        String lead = decision.lead().value();
        return switch (replayed) {
            case Replayed.Identical(List<String> notes) ->
                new Told(lead, decision.routing(), "identical", List.of(), notes);
            case Replayed.Different(List<Replayed.Difference> differences, List<String> notes) ->
                new Told(lead, decision.routing(), "different", differences, notes);
            case Replayed.NotReplayable(String why) ->
                new Told(lead, decision.routing(), "not replayable", List.of(), List.of(why));
        };
    }
}
