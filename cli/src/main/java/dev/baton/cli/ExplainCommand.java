package dev.baton.cli;

import dev.baton.lead.Facts;
import dev.baton.lead.Ids;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.normal.Problem;
import dev.baton.playbook.source.Moment;
import dev.baton.rehearsal.LeadSheet;
import dev.baton.rehearsal.SignalText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the whole decision that a lead would get. Writes nothing. */
@Command(
        name = "explain",
        description = {
            "shows the whole decision that a lead would get, and why; nothing is written",
            "By the samples' playbook, roster and accounts; with --live or --stack by those of the stack as they are now."
        })
final class ExplainCommand extends BatonCommand {
    private static final int LARGEST_LEAD = 1 << 20;

    @Parameters(
            arity = "1..*",
            paramLabel = "LEAD",
            description = {
                "a lead: a JSON file as POST /leads takes it;",
                "or the id of one that the stack has;",
                "or what a playbook asks for, as country=DE employees=300 account-type=Customer"
            })
    private List<String> given = List.of();

    @Option(names = "--playbook", paramLabel = "YAML", description = "the playbook that decides")
    private @Nullable Path playbook;

    @Option(
            names = "--roster",
            paramLabel = "CSV",
            description = "who there is; roster.csv beside --playbook when not given")
    private @Nullable Path roster;

    @Option(
            names = "--accounts",
            paramLabel = "CSV",
            description = "the accounts that leads are matched to; accounts.csv beside --playbook when not given")
    private @Nullable Path accounts;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description = "when it comes in: " + Moment.EXAMPLES + "; now when not given")
    private @Nullable String at;

    @Option(
            names = "--signal",
            paramLabel = "SIGNAL",
            description = "something the person did before: 'webinar-attended 12 days ago'; as often as wanted")
    private List<String> signals = List.of();

    @Option(names = "--live", description = "by the stack's active playbook and its people as they are now")
    private boolean live;

    @Option(names = "--all", description = "also the rules that did not hold, each with its reason")
    private boolean all;

    @Mixin
    private Format format = new Format();

    @Override
    public Integer call() {
        var now = at == null ? clock().instant() : moment(at);
        var stored =
                given.size() == 1 && LeadId.isWellFormed(given.getFirst()) && !Files.exists(Path.of(given.getFirst()))
                        ? Optional.of(new LeadId(given.getFirst()))
                        : Optional.<LeadId>empty();
        var files = new Rehearsing.Files(
                Optional.ofNullable(playbook), Optional.ofNullable(roster), Optional.ofNullable(accounts));
        var samples = baton().home().resolve("samples");
        if (!live && !baton().namesStack() && stored.isEmpty()) {
            var rehearsing = Rehearsing.of(files, samples, this::aside);
            var sheet = sheet(now, Optional.empty());
            return tell(
                    rehearsing,
                    sheet.lead(),
                    sheet.facts(rehearsing.accounts()),
                    Present.Before.NOTHING,
                    sheet.problems(),
                    now);
        }
        try (var desk = Desk.open(baton().stack())) {
            return stored.isPresent() ? stored(desk, files, stored.get(), now) : given(desk, files, now);
        }
    }

    private int stored(Desk desk, Rehearsing.Files files, LeadId id, Instant now) {
        var state = desk.leads().state(id).orElseThrow(() -> Dossier.unknown(id));
        var rehearsing =
                Rehearsing.of(files, desk, List.of(state), List.of(state.keys().company()), this::aside);
        var lead = desk.leads().lead(id).orElseThrow(() -> new Refusal("what came in of this lead was erased"));
        var present = new Present(desk);
        return tell(rehearsing, lead, present.facts(state), present.before(lead), List.of(), now);
    }

    /** Whether its person and its company are known there is found where the stack says where its secret is. */
    private int given(Desk desk, Rehearsing.Files files, Instant now) {
        var ids = desk.stack().find("BATON_SECRET_REF").map(_ -> new Ids(desk.secret()));
        var sheet = sheet(now, ids);
        var lead = sheet.lead();
        var rehearsing = Rehearsing.of(
                files,
                desk,
                List.of(),
                ids.map(_ -> lead.keys().company()).stream().toList(),
                this::aside);
        return tell(
                rehearsing,
                lead,
                sheet.facts(rehearsing.accounts()),
                ids.map(_ -> new Present(desk).before(lead)).orElse(Present.Before.NOTHING),
                sheet.problems(),
                now);
    }

    private int tell(
            Rehearsing rehearsing, Lead lead, Facts facts, Present.Before before, List<Problem> problems, Instant now) {
        var explained = rehearsing.explain(lead, facts, before.earlier(), now);
        if (format.isJson()) {
            page().json(explained);
        } else {
            new ExplainPage(page(), clock().getZone(), all)
                    .write(rehearsing, explained, before.beingDecided(), problems);
        }
        return 0;
    }

    /** @param ids what names persons and companies in the stack; empty where nobody is known */
    private LeadSheet sheet(Instant now, Optional<Ids> ids) {
        var did = signals.stream().map(text -> signal(text, now)).toList();
        if (given.stream().allMatch(field -> field.indexOf('=') > 0)) {
            return ids.map(known -> LeadSheet.fields(fields(), LeadSheet.id(1), now, known))
                    .orElseGet(() -> LeadSheet.fields(fields(), LeadSheet.id(1), now))
                    .and(did);
        }
        if (given.size() > 1) {
            throw new Misuse("give one file, or one lead's id, or fields like country=DE");
        }
        var text = text(Path.of(given.getFirst()));
        var sheet = ids.map(known -> LeadSheet.json(text, LeadSheet.id(1), now, known))
                .orElseGet(() -> LeadSheet.json(text, LeadSheet.id(1), now));
        var unreadable = sheet.problems().stream()
                .filter(problem -> problem.field().isEmpty())
                .findFirst();
        if (unreadable.isPresent()) {
            throw new Refusal(given.getFirst() + ": " + unreadable.get().detail());
        }
        return sheet.and(did);
    }

    private Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (var field : given) {
            int equals = field.indexOf('=');
            fields.computeIfAbsent(field.substring(0, equals).strip(), _ -> new ArrayList<>())
                    .add(field.substring(equals + 1).strip());
        }
        return fields;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_LEAD) {
                throw new Refusal(file + " is larger than 1 MB: that is no lead");
            }
            return Files.readString(file);
        } catch (MalformedInputException malformed) {
            throw new Refusal(file + " is not UTF-8", malformed);
        } catch (IOException unreadable) {
            throw new Refusal(
                    file
                            + " cannot be read: give a lead's JSON file, the id of a stored lead, or fields like country=DE",
                    unreadable);
        }
    }

    private static Signal signal(String text, Instant now) {
        return SignalText.read(text, now)
                .orElseThrow(() -> new Misuse("'" + Shown.brief(text, 60)
                        + "' is no signal like 'webinar-attended' or 'webinar-attended 12 days ago'"));
    }

    private Instant moment(String text) {
        return Moment.read(text, clock().instant())
                .orElseThrow(() -> new Misuse(Moment.unknownZone(text)
                        .map(Baton::noZone)
                        .orElseGet(() -> "'" + Shown.brief(text, 60) + "' is no moment like " + Moment.EXAMPLES)));
    }
}
