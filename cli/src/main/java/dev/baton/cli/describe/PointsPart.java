package dev.baton.cli.describe;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.baton.lead.Score.Dimension;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.Sentences;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a lead gets its points, and what becomes of one that has too few. */
final class PointsPart {
    private PointsPart() {}

    static List<DomContent> of(Policy policy) {
        return policy.playbook().scoring().map(PointsPart::of).orElse(List.of());
    }

    private static List<DomContent> of(Scoring scoring) {
        List<DomContent> content = new ArrayList<>();
        content.add(p(strong(Told.count(scoring.qualifiedAt(), "point")))
                .withText(" make a lead one for a person. Every rule that fits counts."));
        content.add(div().withClass("dimensions")
                .with(each(List.of(Dimension.values()), dimension -> dimension(scoring, dimension))));
        if (!scoring.grades().names().isEmpty()) {
            content.add(grades(scoring));
        }
        content.add(h3("With fewer points"));
        content.add(below(scoring));
        return content;
    }

    private static DomContent dimension(Scoring scoring, Dimension dimension) {
        List<Scoring.Rule> rules = scoring.rules().stream()
                .filter(rule -> rule.dimension() == dimension)
                .toList();
        return div(
                        h3(heading(dimension)),
                        p(remark(scoring, dimension)).withClass("remark"),
                        table(tbody(each(
                                rules,
                                rule -> tr(
                                        td(span(String.format(Locale.ROOT, "%+d", rule.points()))
                                                        .withClass(rule.points() < 0 ? "points less" : "points"))
                                                .withClass("number"),
                                        td(
                                                strong(rule.why()),
                                                div("Leads " + Sentences.condition(rule.when()))
                                                        .withClass("remark")))))))
                .withClass("dimension");
    }

    private static String heading(Dimension dimension) {
        return switch (dimension) {
            case FIT -> "Who they are";
            case BEHAVIOUR -> "What they did";
            case INTENT -> "What they want now";
        };
    }

    private static String remark(Scoring scoring, Dimension dimension) {
        String cap = scoring.caps().stream()
                .filter(one -> one.dimension() == dimension)
                .map(one -> "Counts for " + one.points() + " at most. ")
                .findFirst()
                .orElse("");
        String decay = scoring.decay().stream()
                .filter(one -> one.dimension() == dimension)
                .map(one -> "Points for a signal lose " + one.percent() + " % with every "
                        + Sentences.period(one.every()) + ".")
                .findFirst()
                .orElse("");
        return cap + decay;
    }

    private static DomContent grades(Scoring scoring) {
        List<String> bands = new ArrayList<>();
        scoring.grades()
                .bands()
                .forEach(band -> bands.add(band.name() + ": " + Sentences.span(band.points()) + " points"));
        if (!scoring.grades().otherwise().isEmpty()) {
            bands.add(scoring.grades().otherwise() + ": all others");
        }
        return div(h3("Grades"), div(each(bands, band -> span(band).withClass("chip"))));
    }

    private static DomContent below(Scoring scoring) {
        List<String> ways = new ArrayList<>();
        scoring.branches()
                .forEach(branch -> ways.add("Leads " + Sentences.condition(branch.when()) + " wait in "
                        + branch.campaign()
                        + again(branch.scoreAgainOn().stream().map(Enum::name).toList())));
        String who = ways.isEmpty() ? "They wait" : "All others wait";
        ways.add(who
                + (scoring.campaign().isEmpty() ? "" : " in " + scoring.campaign())
                + again(scoring.scoreAgainOn().stream().map(Enum::name).toList()));
        return ul(each(ways, way -> li(way)));
    }

    private static String again(List<String> on) {
        return "; scored again on a "
                + (on.isEmpty()
                        ? "new form or signal"
                        : Sentences.or(on.stream()
                                .map(word -> word.toLowerCase(Locale.ROOT).replace('_', ' '))
                                .toList()))
                + ".";
    }
}
