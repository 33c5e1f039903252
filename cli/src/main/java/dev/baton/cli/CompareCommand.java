package dev.baton.cli;

import dev.baton.cli.Headings.What;
import dev.baton.lead.Ids;
import dev.baton.lead.LeadId;
import dev.baton.salesforce.RecordId;
import dev.baton.store.LeadState;
import dev.baton.store.ManyLeads;
import dev.baton.store.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what Baton decided with a Salesforce report's export. */
@Command(
        name = "compare",
        description = "compares what Baton decided with the owners in a Salesforce report's export, by its headings")
final class CompareCommand extends StackCommand {
    private static final int BATCH = 100;

    @Parameters(paramLabel = "CSV", description = "the report, exported as 'Details Only' in the format .csv")
    private Path csv = Path.of("");

    @Mixin
    private Only only = new Only();

    @Option(
            names = "--org",
            paramLabel = "ID",
            description = "the org's id (00D...), to find leads that nothing was delivered for yet")
    private String org = "";

    @Option(
            names = "--heading",
            paramLabel = "WHAT=HEADING",
            description =
                    "which column is lead-id, owner-id, owner-email, owner, email or created, where its heading is another")
    private Map<String, String> headings = new HashMap<>();

    @Mixin
    private Format format = new Format();

    @Override
    int run(Desk desk, Page page) {
        if (!Files.isRegularFile(csv)) {
            throw new Refusal("there is no file " + csv);
        }
        var lines = new ComparisonPage(page, format.isJson());
        var leads = new ManyLeads(desk.dynamoDb(), desk.tables());
        var comparison = new Comparison(leads, lines);
        var matcher = new RowMatcher(leads, new Records(desk.dynamoDb(), desk.tables()), ids(desk), org());
        var people = new People(desk.roster().all().reps());
        var batch = new ArrayList<Export.Row>();
        var size = Export.read(csv, named(), row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                compare(batch, matcher, people, comparison);
            }
        });
        compare(batch, matcher, people, comparison);
        if (!format.isJson()) {
            page.line(Shown.count(size.rows(), "row") + " of " + csv.getFileName()
                    + (size.footer() == 0
                            ? ""
                            : "; " + Shown.count(size.footer(), "line") + " below them are the report's own")
                    + ".");
        }
        lines.counts(comparison.agreement(), () -> "None of them is a lead that Baton has decided.");
        return 0;
    }

    /** Where the stack does not say where its secret is, nobody is found by an address. */
    private static Optional<Ids> ids(Desk desk) {
        return desk.stack().find("BATON_SECRET_REF").map(_ -> new Ids(desk.secret()));
    }

    private String org() {
        if (org.isEmpty()) {
            return "";
        }
        return RecordId.of(org)
                .filter(id -> id.startsWith("00D"))
                .orElseThrow(
                        () -> new Misuse("'" + org + "' is not an org's id: it has 15 or 18 characters, 00D first"));
    }

    private Map<What, String> named() {
        var named = new EnumMap<What, String>(What.class);
        headings.forEach((word, heading) -> {
            for (var what : What.values()) {
                if (what.word().equalsIgnoreCase(word)) {
                    named.put(what, heading);
                    return;
                }
            }
            throw new Misuse("--heading knows no '" + word + "'; " + Headings.wanted());
        });
        return named;
    }

    /** A lead that several rows are about is compared with the first of them. */
    private void compare(List<Export.Row> rows, RowMatcher matcher, People people, Comparison comparison) {
        Map<LeadId, Comparison.Pair> pairs = new HashMap<>();
        for (var matched : matcher.match(rows)) {
            var row = matched.row();
            if (matched.lead().isEmpty()) {
                comparison.agreement().aside(matched.why());
                continue;
            }
            LeadState lead = matched.lead().get();
            if (only.takes(lead, clock().getZone())
                    && pairs.putIfAbsent(lead.id(), new Comparison.Pair(lead, actual(row, people))) != null) {
                comparison.agreement().aside("another row is about the same lead");
            }
        }
        comparison.take(List.copyOf(pairs.values()));
        rows.clear();
    }

    /** The id says it best; a name may be two persons'. */
    private static Actual actual(Export.Row row, People people) {
        var where = "line " + row.line() + (row.created().isEmpty() ? "" : ", created " + row.created())
                + (row.owner().isEmpty() ? "" : ", owner " + row.owner());
        if (!row.hasOwner()) {
            return Actual.unknown("the row names no owner");
        }
        Optional<Actual> byId = row.ownerId().isEmpty()
                ? Optional.empty()
                : Optional.of(people.withId(row.ownerId(), where)).filter(Actual::isRep);
        return byId.or(() -> row.ownerEmail().isEmpty() ? Optional.empty() : people.withEmail(row.ownerEmail(), where))
                .or(() -> row.owner().isEmpty() ? Optional.empty() : Optional.of(people.named(row.owner(), where)))
                .orElseGet(() -> row.ownerId().isEmpty()
                        ? Actual.unknown("no rep has its owner's e-mail address")
                        : people.withId(row.ownerId(), where));
    }
}
