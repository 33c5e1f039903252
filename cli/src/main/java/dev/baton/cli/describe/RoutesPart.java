package dev.baton.cli.describe;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.baton.lead.Outcome;
import dev.baton.playbook.Route;
import dev.baton.playbook.Sentences;
import dev.baton.roster.Fallback;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The routes, from the top. */
final class RoutesPart {
    private RoutesPart() {}

    static List<DomContent> of(Policy policy) {
        List<Route> routes = policy.playbook().routes();
        boolean scored = policy.playbook().scoring().isPresent();
        return List.of(
                p("Tried from the top; the first that fits takes the lead."),
                table(
                                thead(tr(
                                        th("#").withClass("number"),
                                        th("Route"),
                                        th("Which leads"),
                                        th("Who gets them"))),
                                tbody(each(
                                        IntStream.range(0, routes.size())
                                                .boxed()
                                                .toList(),
                                        i -> row(i + 1, routes.get(i), scored, policy))))
                        .withClass("routes"));
    }

    private static DomContent row(int number, Route route, boolean scored, Policy policy) {
        return tr(
                        td(String.valueOf(number)).withClass("number"),
                        td(strong(a(route.name()).withHref("#" + anchor(number))))
                                .with(badges(route, scored)),
                        td(which(route)),
                        td().with(target(route.to(), policy.playbook().fallback()))
                                .with(each(
                                        route.sla().stream().toList(),
                                        sla -> div(Sentences.sla(sla)).withClass("remark"))))
                .withId(anchor(number));
    }

    static String anchor(int number) {
        return "route-" + number;
    }

    static String which(Route route) {
        String condition = Sentences.condition(route.when());
        return condition.equals("every lead") ? "All that are left" : "Leads " + condition;
    }

    static List<DomContent> badges(Route route, boolean scored) {
        List<DomContent> badges = new ArrayList<>();
        if (scored && route.anyScore()) {
            badges.add(span("any points").withClass("badge"));
        }
        route.mode().ifPresent(mode -> badges.add(span(mode.word()).withClass("badge " + mode.word())));
        return badges;
    }

    private static List<DomContent> target(Route.Target target, Fallback fallback) {
        List<DomContent> who = new ArrayList<>();
        Sentences.asksFirst(target).ifPresent(first -> who.add(text(first + "; else ")));
        who.add(link(target.pool(), fallback));
        return who;
    }

    static DomContent link(String pool, Fallback fallback) {
        String anchor = pool.equals(Outcome.FALLBACK) ? "rest" : PoolsPart.anchor(pool);
        return a(Told.pool(pool, fallback)).withHref("#" + anchor);
    }
}
