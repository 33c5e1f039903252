package dev.baton.cli;

import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import dev.baton.simulation.Group;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a simulation came to, as one HTML page for whoever answers for sales: no script, nothing from the network, to be read and printed. All
 * text goes through the library that escapes it.
 */
final class SimulationReport {
    private static final int MOST_MOVES = 25;

    private SimulationReport() {}

    static String of(SimulationResult result) {
        String title = named(result);
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        meta().attr("http-equiv", "Content-Security-Policy")
                                                .withContent("default-src 'none'; style-src 'unsafe-inline'"),
                                        title(title),
                                        style(rawHtml(css()))),
                                body(
                                        header(h1(title), p(about(result)).withClass("about")),
                                        main(sections(result).toArray(DomContent[]::new)),
                                        footer(p(
                                                "Simulated by Baton: the playbook was applied by the code that routes leads for"
                                                        + " real, in simulated time. Nothing was stored or sent."))))
                        .attr("lang", "en")
                        .render();
    }

    private static String named(SimulationResult result) {
        String name = result.run().before().name();
        return result.run()
                .after()
                .map(after -> name + " against "
                        + (after.name().equals(name) ? after.file().toString() : after.name()))
                .orElse("What " + name + " would have done");
    }

    private static String about(SimulationResult result) {
        String span = result.read()
                .first()
                .flatMap(first -> result.read()
                        .last()
                        .map(last -> " from " + first.atZone(result.zone()).toLocalDate() + " to "
                                + last.atZone(result.zone()).toLocalDate()))
                .orElse("");
        return Shown.count(result.read().leads(), "lead") + span + " (" + result.leads() + "), "
                + (result.people() == 1 ? "one person" : result.people() + " people") + ", "
                + result.run().before().file()
                + result.run().after().map(after -> " and " + after.file()).orElse("") + ".";
    }

    private static List<DomContent> sections(SimulationResult result) {
        SimulationRun run = result.run();
        List<DomContent> sections = new ArrayList<>();
        run.after()
                .ifPresentOrElse(
                        after -> {
                            sections.add(bothInNumbers(run.before(), after));
                            sections.add(differences(run.differences(), run.before(), after));
                            sections.addAll(ReportSections.of(run.before(), heading(run.before())));
                            sections.addAll(ReportSections.of(after, heading(after)));
                        },
                        () -> {
                            sections.add(
                                    ReportSections.numbers(run.before().tally().all()));
                            sections.addAll(ReportSections.of(run.before(), ""));
                        });
        sections.add(section(h2("What was assumed"), ul(each(result.assumed(), text -> li(text))))
                .withId("assumed"));
        sections.addAll(inputs(result.read()));
        return sections;
    }

    private static String heading(SimulationRun.Side side) {
        return ", by " + side.name() + " (" + side.file() + ")";
    }

    private static DomContent bothInNumbers(SimulationRun.Side before, SimulationRun.Side after) {
        Group left = before.tally().all();
        Group right = after.tally().all();
        return section(
                        h2("Both in numbers"),
                        ReportSections.table(
                                List.of(
                                        "",
                                        before.file().toString(),
                                        after.file().toString()),
                                List.of(
                                        row("to a rep", left.assigned(), right.assigned()),
                                        row("to the fallback queue", left.fallback(), right.fallback()),
                                        row(
                                                "nurtured",
                                                left.nurtured() - left.scoredAgain(),
                                                right.nurtured() - right.scoredAgain()),
                                        row("rejected", left.rejected(), right.rejected()),
                                        row("had to wait", left.held(), right.held()),
                                        List.of(
                                                "nine of ten were decided within",
                                                SimulationPage.wait(left.waits().percentile(90)),
                                                SimulationPage.wait(
                                                        right.waits().percentile(90))),
                                        List.of(
                                                "the longest wait",
                                                SimulationPage.wait(left.waits().percentile(100)),
                                                SimulationPage.wait(
                                                        right.waits().percentile(100))))))
                .withId("both");
    }

    private static List<String> row(String what, long left, long right) {
        return List.of(what, Long.toString(left), Long.toString(right));
    }

    private static DomContent differences(
            Differences differences, SimulationRun.Side before, SimulationRun.Side after) {
        var moves = differences.moves();
        return section(
                        h2("What would be different"),
                        p("Of " + Shown.count(differences.compared(), "lead") + ", " + differences.others()
                                + " would have gone to somebody else" + percent(differences) + ", "
                                + differences.routes() + " by another route, and " + differences.scores()
                                + " would have another score."),
                        BarChart.of(
                                "From whom to whom leads would have gone instead",
                                moves.stream()
                                        .limit(MOST_MOVES)
                                        .map(move -> BarChart.Bar.of(
                                                brief(move.getKey().from()) + " → "
                                                        + brief(move.getKey().to()),
                                                move.getValue()))
                                        .toList()),
                        p(moves.size() > MOST_MOVES ? "And " + (moves.size() - MOST_MOVES) + " more pairs." : ""),
                        div(ReportSections.table(
                                List.of("line", "company", "country", "by " + before.file(), "by " + after.file()),
                                differences.examples().stream()
                                        .map(one -> List.of(
                                                Long.toString(one.line()),
                                                one.company(),
                                                one.country(),
                                                side(one.before()),
                                                side(one.after())))
                                        .toList())))
                .withId("differences");
    }

    /** Without the domain: all of one team have the same. */
    private static String brief(String who) {
        int at = who.indexOf('@');
        return at > 0 ? who.substring(0, at) : who;
    }

    private static String side(Differences.Side side) {
        return side.who() + (side.route().isEmpty() ? "" : ", " + side.route()) + ", " + side.score() + " points";
    }

    private static String percent(Differences differences) {
        return differences.compared() == 0
                ? ""
                : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * differences.others() / differences.compared());
    }

    private static List<DomContent> inputs(HistoryReader.Summary read) {
        List<String> remarks = new ArrayList<>();
        if (read.badRows() > 0) {
            remarks.add(Shown.count(read.badRows(), "row") + " could not be used: " + String.join("; ", read.bad()));
        }
        if (read.partlyRows() > 0) {
            remarks.add(Shown.count(read.partlyRows(), "row") + " had a cell that could not be used: "
                    + String.join("; ", read.partly()));
        }
        if (!read.unused().isEmpty()) {
            remarks.add("Columns that were not used: " + Shown.brief(String.join(", ", read.unused()), 300));
        }
        return Optional.of(remarks).filter(all -> !all.isEmpty()).stream()
                .<DomContent>map(all -> section(h2("What could not be read"), ul(each(all, text -> li(text))))
                        .withId("unread"))
                .toList();
    }

    private static String css() {
        try (InputStream in = SimulationReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
