package dev.baton.cli.describe;

import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.baton.playbook.Playbook;
import dev.baton.playbook.Sentences;
import dev.baton.playbook.Table;
import dev.baton.playbook.Territories;
import dev.baton.playbook.source.TestCase;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which kinds of lead there are: segments, territories, and what is none. */
final class Kinds {
    private static final int SAMPLE = 8;

    private Kinds() {}

    static List<DomContent> segments(Policy policy) {
        var segments = policy.playbook().segments();
        List<List<String>> rows = new ArrayList<>();
        segments.inOrder()
                .forEach(segment -> rows.add(List.of(segment.name(), "Leads " + Sentences.condition(segment.when()))));
        if (!segments.otherwise().isEmpty()) {
            rows.add(List.of(segments.otherwise(), "All others"));
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(p("The first that fits is the lead's segment."), twoColumns("Segment", "Who is in it", rows));
    }

    static List<DomContent> territories(Policy policy) {
        return policy.playbook()
                .territories()
                .map(territories -> territories(territories, policy.tables()))
                .orElse(List.of());
    }

    private static List<DomContent> territories(Territories territories, List<Table> tables) {
        Map<String, List<String>> byName = new TreeMap<>();
        long rows = 0;
        for (Table table : tables) {
            if (table.name().equals(territories.table())) {
                rows += table.rows().size();
                table.rows()
                        .forEach((key, name) -> byName.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(key));
            }
        }
        List<Map.Entry<String, List<String>>> largest = byName.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .toList();
        return List.of(
                p("Found by " + String.join(", then ", territories.by()) + ", in " + Told.count(rows, "row")
                        + "; the row that says most wins. A lead that no row is for is in "
                        + (territories.otherwise().isEmpty() ? "none" : territories.otherwise()) + "."),
                table(
                        thead(tr(th("Territory"), th("Rows").withClass("number"), th("Among them"))),
                        tbody(each(
                                largest,
                                entry -> tr(
                                        td(strong(entry.getKey())),
                                        td(String.valueOf(entry.getValue().size()))
                                                .withClass("number"),
                                        td(sample(entry.getValue())))))));
    }

    private static String sample(List<String> keys) {
        List<String> shown = keys.stream()
                .limit(SAMPLE)
                .map(key -> key.replaceAll("\\|+", " ").strip())
                .toList();
        int more = keys.size() - shown.size();
        return String.join(" · ", shown) + (more == 0 ? "" : " · and " + more + " more");
    }

    static List<DomContent> namedAccounts(Policy policy) {
        return policy.playbook()
                .namedAccounts()
                .map(named -> {
                    long rows = policy.tables().stream()
                            .filter(table -> table.name().equals(named.table()))
                            .mapToLong(table -> table.rows().size())
                            .sum();
                    return List.<DomContent>of(p(Told.count(rows, "key")
                            + " tell which leads belong to an account that is worked by name, and who owns it."));
                })
                .orElse(List.of());
    }

    static List<DomContent> rejections(Policy policy) {
        Playbook playbook = policy.playbook();
        return playbook.rejections().isEmpty()
                ? List.of()
                : List.of(
                        p("These are rejected, with the reason kept; nobody gets them."),
                        twoColumns(
                                "Why",
                                "Which",
                                playbook.rejections().stream()
                                        .map(rejection -> List.of(
                                                rejection.why(), "Leads " + Sentences.condition(rejection.when())))
                                        .toList()));
    }

    /** The playbook's own tests, which a publish holds it to. */
    static List<DomContent> examples(Policy policy) {
        return policy.tests().isEmpty()
                ? List.of()
                : List.of(
                        p("What must come of these leads, as the playbook itself says."),
                        twoColumns(
                                "A lead",
                                "What comes of it",
                                policy.tests().stream()
                                        .map(test -> List.of(lead(test), expected(test)))
                                        .toList()));
    }

    private static String lead(TestCase test) {
        List<String> told = new ArrayList<>();
        new TreeMap<>(test.lead())
                .forEach((field, values) -> told.add(field.replace('-', ' ') + " " + String.join(", ", values)));
        String when = test.at().isEmpty() ? "" : "; " + test.at();
        String away = test.away().isEmpty() ? "" : "; away: " + String.join(", ", test.away());
        return String.join(" · ", told) + when + away;
    }

    private static String expected(TestCase test) {
        List<String> told = new ArrayList<>();
        new TreeMap<>(test.expect()).forEach((what, value) -> told.add(what.word() + " " + value));
        return String.join(" · ", told);
    }

    static DomContent twoColumns(String one, String other, List<List<String>> rows) {
        return table(
                        thead(tr(th(one), th(other))),
                        tbody(each(rows, row -> tr(td(strong(row.getFirst())), td(row.getLast())))))
                .withClass("two");
    }
}
