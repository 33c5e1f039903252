package dev.baton.cli;

import dev.baton.playbook.source.RosterCsv;
import dev.baton.roster.Rep;
import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts somebody into the roster by hand. */
@Command(
        name = "add",
        description =
                "puts a rep into the roster by hand, or says more of one who is in it; only what is given is said")
final class RosterAddCommand extends StackCommand {
    @Parameters(paramLabel = "REP", description = "the rep's e-mail address")
    private String rep = "";

    @Option(names = "--name", paramLabel = "NAME", description = "what the rep is called")
    private String name = "";

    @Option(names = "--team", paramLabel = "TEAM", description = "needed for a rep whom no other source knows")
    private String team = "";

    @Option(names = "--zone", paramLabel = "ZONE", description = "like Europe/Berlin; needed as the team is")
    private String zone = "";

    @Option(names = "--speaks", paramLabel = "CODES", description = "languages: 'en de'")
    private String speaks = "";

    @Option(names = "--weight", paramLabel = "W", description = "the rep's share: 1 is usual, 0.5 every other turn")
    private String weight = "";

    @Option(names = "--booking-url", paramLabel = "URL", description = "where the lead can book a meeting")
    private String bookingUrl = "";

    @Option(names = "--hours", paramLabel = "WEEK", description = "the rep's own working hours: 'Mon-Fri 09:00-18:00'")
    private String hours = "";

    @Option(names = "--holidays", paramLabel = "REGION", description = "whose public holidays: DE-BY")
    private String holidays = "";

    @Option(names = "--manager", paramLabel = "EMAIL", description = "who is told when the rep leaves a lead untouched")
    private String manager = "";

    @Option(names = "--attribute", paramLabel = "NAME=VALUES", description = "region=emea;dach, once for each")
    private Map<String, String> attributes = new HashMap<>();

    @Override
    int run(Desk desk, Page page) {
        var id = rep.strip().toLowerCase(Locale.ROOT);
        var person = new RosterPerson(desk, page, clock().instant());
        var there = desk.roster().sources().getOrDefault(id, Sources.NONE);
        boolean known = there.withManual(Said.NOTHING).member() || there.member();
        if (!known && (team.isEmpty() || zone.isEmpty())) {
            throw new Refusal(id + " is in no source: say --team and --zone");
        }
        var said = read(id);
        person.edit(
                id,
                id + (there.member() ? " was in the roster already." : " is in the roster now."),
                sources -> sources.withManual(over(said, sources)));
        return 0;
    }

    /** What is given, read by the same rules as a row of a roster file. */
    private Said read(String id) {
        var header = new ArrayList<>(
                List.of("email", "name", "team", "zone", "speaks", "weight", "booking-url", "hours", "holidays"));
        var cells = new ArrayList<>(List.of(
                id,
                name,
                team.isEmpty() ? "-" : team,
                zone.isEmpty() ? "Z" : zone,
                speaks,
                weight,
                bookingUrl,
                hours,
                holidays));
        if (!manager.isEmpty()) {
            attributes.put(Rep.MANAGER, manager);
        }
        attributes.forEach((attribute, values) -> {
            header.add(attribute.toLowerCase(Locale.ROOT));
            cells.add(values);
        });
        var read = RosterCsv.read("what was given", line(header) + line(cells));
        if (read.reps().isEmpty()) {
            throw new Refusal(read.findings().stream()
                    .map(finding -> finding.message()
                            + (finding.suggestion().isEmpty() ? "" : " (" + finding.suggestion() + ")"))
                    .collect(Collectors.joining("; ")));
        }
        return said(read.reps().getFirst());
    }

    private Said said(Rep read) {
        return new Said(
                Optional.of(true),
                name.isEmpty() ? Optional.empty() : Optional.of(read.name()),
                team.isEmpty() ? Optional.empty() : Optional.of(read.team()),
                speaks.isEmpty() ? Optional.empty() : Optional.of(read.speaks()),
                read.attributes(),
                zone.isEmpty() ? Optional.empty() : Optional.of(read.zone()),
                weight.isEmpty() ? OptionalInt.empty() : OptionalInt.of(read.weight()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                bookingUrl.isEmpty() ? Optional.empty() : Optional.of(read.bookingUrl()),
                hours.isEmpty() ? Optional.empty() : Optional.of(read.hours()),
                holidays.isEmpty() ? Optional.empty() : Optional.of(read.holidays()));
    }

    /** Over what was said by hand before; somebody whom another source has is in the roster by that source, not by hand. */
    private static Said over(Said said, Sources sources) {
        var before = sources.byHand();
        boolean elsewhere = sources.withManual(Said.NOTHING).member();
        Map<String, Set<String>> all = new HashMap<>(before.attributes());
        all.putAll(said.attributes());
        return new Said(
                elsewhere ? Optional.empty() : Optional.of(true),
                said.name().or(before::name),
                said.team().or(before::team),
                said.speaks().or(before::speaks),
                all,
                said.zone().or(before::zone),
                said.weight().isPresent() ? said.weight() : before.weight(),
                before.open(),
                before.day(),
                before.week(),
                before.on(),
                before.active(),
                before.leave(),
                before.back(),
                said.bookingUrl().or(before::bookingUrl),
                said.hours().or(before::hours),
                said.holidays().or(before::holidays));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
