package dev.baton.cli;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.baton.simulation.Group;
import dev.baton.simulation.Share;
import dev.baton.simulation.Tally;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The parts of a report that tell what one playbook made of the leads. */
final class ReportSections {
    private ReportSections() {}

    static DomContent numbers(Group all) {
        return section(
                        tile(all.assigned(), "to a rep"),
                        tile(all.fallback(), "to the fallback queue"),
                        tile(all.nurtured() - all.scoredAgain(), "nurtured"),
                        tile(all.rejected(), "rejected"),
                        tile(all.held(), "had to wait"),
                        tile(SimulationPage.wait(all.waits().percentile(90)), "nine of ten decided within"),
                        all.promised() == 0 ? text("") : tile(SimulationPage.promise(all), "first touches in time"))
                .withClass("tiles")
                .withId("numbers");
    }

    private static DomContent tile(long value, String what) {
        return tile(Long.toString(value), what);
    }

    private static DomContent tile(String value, String what) {
        return div(strong(value), span(what)).withClass("tile");
    }

    /** {@code by} ends each heading: by which playbook, where there are two. */
    static List<DomContent> of(SimulationRun.Side side, String by) {
        Tally tally = side.tally();
        List<DomContent> sections = new ArrayList<>();
        sections.add(shares(tally, by));
        sections.add(waiting(tally, by));
        sections.add(leads("Leads of each route" + by, "How many leads each route took", tally.routes()));
        if (!tally.segments().isEmpty()) {
            sections.add(leads("Leads of each segment" + by, "How many leads of each segment", tally.segments()));
        }
        if (tally.all().promised() > 0) {
            sections.add(promises(tally, by));
        }
        sections.add(people(tally, by));
        return sections;
    }

    private static DomContent shares(Tally tally, String by) {
        Map<String, List<Share>> byPool = new TreeMap<>();
        tally.shares()
                .forEach(share -> byPool.computeIfAbsent(share.pool(), _ -> new ArrayList<>())
                        .add(share));
        return section(
                h2("Turns against what was promised" + by),
                p("A bar is what somebody had, the line across it what the weights promise of each turn that was taken"
                        + " while the person was there and had room."),
                each(
                        byPool.entrySet(),
                        pool -> div(
                                        h3(pool.getKey()),
                                        BarChart.of(
                                                "Turns of " + pool.getKey() + ": had and promised",
                                                pool.getValue().stream()
                                                        .map(ReportSections::bar)
                                                        .toList()))
                                .withClass("together")));
    }

    private static BarChart.Bar bar(Share share) {
        double promised = share.had() - share.off();
        String limit = share.capped() == 0 ? "" : ", " + share.capped() + " passed at a limit";
        return new BarChart.Bar(
                share.rep(),
                share.had(),
                OptionalDouble.of(promised),
                share.had() + " of " + SimulationPage.promised(share) + limit);
    }

    private static DomContent waiting(Tally tally, String by) {
        List<List<String>> rows = new ArrayList<>();
        tally.pools()
                .forEach((name, group) -> rows.add(List.of(
                        name,
                        Long.toString(group.assigned()),
                        Long.toString(group.fallback()),
                        Long.toString(group.held()),
                        SimulationPage.wait(group.waits().percentile(50)),
                        SimulationPage.wait(group.waits().percentile(90)),
                        SimulationPage.wait(group.waits().percentile(100)))));
        return section(
                h2("Waiting for somebody, pool by pool" + by),
                table(
                        List.of(
                                "pool",
                                "to a rep",
                                "to fallback",
                                "held",
                                "half within",
                                "nine of ten within",
                                "longest"),
                        rows));
    }

    private static DomContent leads(String heading, String about, Map<String, Group> groups) {
        return section(
                        h2(heading),
                        BarChart.of(
                                about,
                                groups.entrySet().stream()
                                        .map(entry -> BarChart.Bar.of(entry.getKey(), all(entry.getValue())))
                                        .toList()))
                .withClass("together");
    }

    private static long all(Group group) {
        return group.assigned() + group.fallback() + group.nurtured() + group.rejected();
    }

    private static DomContent promises(Tally tally, String by) {
        return section(
                        h2("First touches in time, of those that a route promises" + by),
                        BarChart.of(
                                "How many first touches were in time, and how many are promised",
                                tally.routes().entrySet().stream()
                                        .filter(entry -> entry.getValue().promised() > 0)
                                        .map(entry -> new BarChart.Bar(
                                                entry.getKey(),
                                                entry.getValue().kept(),
                                                OptionalDouble.of((double)
                                                        entry.getValue().promised()),
                                                SimulationPage.promise(entry.getValue())))
                                        .toList()),
                        table(
                                List.of("route", "in time", "reminders", "too late"),
                                tally.routes().entrySet().stream()
                                        .filter(entry -> entry.getValue().promised() > 0)
                                        .map(entry -> List.of(
                                                entry.getKey(),
                                                SimulationPage.promise(entry.getValue()),
                                                Long.toString(entry.getValue().reminded()),
                                                SimulationPage.late(entry.getValue())))
                                        .toList()))
                .withId("promises");
    }

    private static DomContent people(Tally tally, String by) {
        List<List<String>> rows = new ArrayList<>();
        tally.reps()
                .forEach((rep, group) -> rows.add(List.of(
                        rep,
                        Long.toString(group.assigned()),
                        SimulationPage.wait(group.waits().percentile(90)),
                        SimulationPage.wait(group.touches().percentile(50)),
                        SimulationPage.wait(group.touches().percentile(90)),
                        SimulationPage.promise(group))));
        return section(
                h2("Leads of each rep" + by),
                table(
                        List.of(
                                "rep",
                                "leads",
                                "nine of ten waited at most",
                                "half touched within",
                                "nine of ten touched within",
                                "first touches in time"),
                        rows));
    }

    static DomContent table(List<String> names, List<List<String>> rows) {
        return j2html.TagCreator.table(
                thead(tr(each(names, name -> th(name).attr("scope", "col")))),
                tbody(each(rows, cells -> tr(each(cells, cell -> td(cell))))));
    }
}
