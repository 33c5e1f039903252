package dev.baton.cli.describe;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.tag;

import dev.baton.lead.Outcome;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Route;
import dev.baton.playbook.Sentences;
import dev.baton.roster.Fallback;
import dev.baton.roster.Pool;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The way of a lead, drawn: gates, then routes from the top on the left, the pools they lead to on the right, and where pools overflow. */
final class Drawing {
    /** More routes than this are no drawing any more; the table has them all. */
    private static final int MOST_ROUTES = 40;

    private static final int ROUTE_WIDTH = 480;
    private static final int ROUTE_HEIGHT = 58;
    private static final int ROUTE_STEP = 70;
    private static final int POOL_LEFT = 620;
    private static final int POOL_WIDTH = 380;
    private static final int POOL_HEIGHT = 76;
    private static final int POOL_STEP = 92;
    private static final int WIDTH = 1080;
    private static final int FROM_TOP = 34;

    private static final List<String> COLOURS = List.of(
            "#2f6fde", "#0f8f7e", "#c2571a", "#8a4bd0", "#b3871a", "#c43a6b", "#4a7c2c", "#3f6c8f", "#8f5a4a",
            "#5a5fae");

    private Drawing() {}

    static String colour(int pool) {
        return COLOURS.get(pool % COLOURS.size());
    }

    static List<DomContent> of(Policy policy) {
        List<DomContent> content = new ArrayList<>();
        content.add(gates(policy.playbook()));
        content.add(ways(policy));
        int more = policy.playbook().routes().size() - MOST_ROUTES;
        if (more > 0) {
            content.add(p("The first " + MOST_ROUTES + " routes are drawn; " + Told.count(more, "more route")
                            + " stand in the table below.")
                    .withClass("remark"));
        }
        return content;
    }

    private static DomContent gates(Playbook playbook) {
        List<DomContent> gates = new ArrayList<>();
        gates.add(gate("A lead comes in", "by a form, an API call or Salesforce", "way"));
        if (!playbook.rejections().isEmpty()) {
            gates.add(
                    gate("Is it one?", Told.count(playbook.rejections().size(), "reason") + " to reject it", "reject"));
        }
        playbook.scoring()
                .ifPresent(scoring -> gates.add(gate(
                        Told.count(scoring.rules().size(), "rule") + " give points",
                        scoring.qualifiedAt() + " are needed; with fewer it waits"
                                + (scoring.campaign().isEmpty() ? "" : " in " + scoring.campaign()),
                        "points")));
        gates.add(gate(Told.count(playbook.routes().size(), "route"), "from the top; the first that fits", "routes"));
        return div().withClass("gates").with(gates);
    }

    private static DomContent gate(String what, String remark, String anchor) {
        return a(strong(what), span(remark)).withHref("#" + anchor).withClass("gate");
    }

    private static DomContent ways(Policy policy) {
        List<Route> routes =
                policy.playbook().routes().stream().limit(MOST_ROUTES).toList();
        Map<String, Pool> pools = policy.poolsInOrder();
        Map<String, Integer> tops = tops(pools);
        int height = FROM_TOP + Math.max(routes.size() * ROUTE_STEP, tops.size() * POOL_STEP) + 6;
        ContainerTag<?> lines = tag("svg")
                .attr("width", String.valueOf(WIDTH))
                .attr("height", String.valueOf(height))
                .attr("viewBox", "0 0 " + WIDTH + " " + height)
                .attr("aria-hidden", "true");
        List<String> order = List.copyOf(tops.keySet());
        for (int i = 0; i < routes.size(); i++) {
            String pool = routes.get(i).to().pool();
            int from = FROM_TOP + i * ROUTE_STEP + ROUTE_HEIGHT / 2;
            lines.with(line(
                    curve(ROUTE_WIDTH, from, POOL_LEFT, tops.getOrDefault(pool, 0) + POOL_HEIGHT / 2),
                    colour(pool, order),
                    Sentences.asksFirst(routes.get(i).to()).isEmpty()));
        }
        int lane = 0;
        for (Pool pool : pools.values()) {
            lines.with(overflow(pool, tops, lane++, order));
        }
        return div().withClass("ways")
                .withStyle("height: " + height + "px")
                .with(lines)
                .with(
                        div("Routes").withClass("column"),
                        div("Who gets them").withClass("column").withStyle("left: " + POOL_LEFT + "px"))
                .with(each(IntStream.range(0, routes.size()).boxed().toList(), i -> route(i, routes.get(i), policy)))
                .with(each(
                        pools.values(),
                        pool -> pool(pool, tops.getOrDefault(pool.id(), 0), colour(pool.id(), order), policy)))
                .with(fallback(policy.playbook().fallback(), tops.getOrDefault(Outcome.FALLBACK, 0)));
    }

    /** Where each pool stands, and below them the fallback. */
    private static Map<String, Integer> tops(Map<String, Pool> pools) {
        Map<String, Integer> tops = new LinkedHashMap<>();
        pools.keySet().forEach(pool -> tops.put(pool, FROM_TOP + tops.size() * POOL_STEP));
        tops.put(Outcome.FALLBACK, FROM_TOP + tops.size() * POOL_STEP);
        return tops;
    }

    private static String colour(String pool, List<String> order) {
        return pool.equals(Outcome.FALLBACK) ? "#7a8491" : colour(order.indexOf(pool));
    }

    private static DomContent route(int index, Route route, Policy policy) {
        Optional<String> first = Sentences.asksFirst(route.to());
        return a(
                        span(String.valueOf(index + 1)).withClass("index"),
                        div(
                                        strong(route.name()),
                                        each(
                                                RoutesPart.badges(
                                                        route,
                                                        policy.playbook()
                                                                .scoring()
                                                                .isPresent()),
                                                badge -> badge),
                                        each(
                                                first.stream().toList(),
                                                who -> span("first " + who).withClass("badge")))
                                .withClass("line"),
                        div(RoutesPart.which(route)).withClass("line remark"))
                .withHref("#" + RoutesPart.anchor(index + 1))
                .withTitle(RoutesPart.which(route))
                .withClass("box route")
                .withStyle(place(0, FROM_TOP + index * ROUTE_STEP, ROUTE_WIDTH, ROUTE_HEIGHT));
    }

    private static DomContent pool(Pool pool, int top, String colour, Policy policy) {
        String people = policy.members(pool)
                .map(members -> members.isEmpty()
                        ? "nobody is in it now"
                        : String.join(", ", members.stream().map(Told::name).toList()))
                .orElse(Told.members(pool.members()));
        return a(
                        div(strong(pool.id())).withClass("line"),
                        div(people).withClass("line"),
                        div(Told.briefly(pool.nobodyFree(), policy.playbook().fallback()))
                                .withClass("line remark"))
                .withHref("#" + PoolsPart.anchor(pool.id()))
                .withTitle(people)
                .withClass("box pool")
                .withStyle(place(POOL_LEFT, top, POOL_WIDTH, POOL_HEIGHT) + "; border-left-color: " + colour);
    }

    private static DomContent fallback(Fallback fallback, int top) {
        return a(
                        div(strong(fallback.queue())).withClass("line"),
                        div("the queue for what nobody can take").withClass("line"),
                        div(fallback.tell().isEmpty() ? "" : fallback.tell() + " is told")
                                .withClass("line remark"))
                .withHref("#rest")
                .withClass("box pool last")
                .withStyle(place(POOL_LEFT, top, POOL_WIDTH, POOL_HEIGHT));
    }

    private static ContainerTag<?> overflow(Pool pool, Map<String, Integer> tops, int lane, List<String> order) {
        int right = POOL_LEFT + POOL_WIDTH;
        int from = tops.getOrDefault(pool.id(), 0) + POOL_HEIGHT - 16;
        int to = tops.getOrDefault(pool.nobodyFree().then(), tops.getOrDefault(Outcome.FALLBACK, 0)) + 20;
        int out = right + 24 + (lane % 6) * 9;
        String path =
                String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", right, from, out, from, out, to, right + 5, to);
        ContainerTag<?> both = tag("g");
        both.attr("opacity", pool.nobodyFree().then().equals(Outcome.FALLBACK) ? "0.4" : "1");
        both.with(line(path, colour(pool.id(), order), false));
        both.with(tag("path")
                .attr("d", String.format(Locale.ROOT, "M%d %d l7 -4 l0 8 z", right, to))
                .attr("fill", colour(pool.id(), order)));
        return both;
    }

    private static String curve(int x, int y, int toX, int toY) {
        int middle = (x + toX) / 2;
        return String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", x, y, middle, y, middle, toY, toX, toY);
    }

    private static ContainerTag<?> line(String path, String colour, boolean whole) {
        return tag("path")
                .attr("d", path)
                .attr("fill", "none")
                .attr("stroke", colour)
                .attr("stroke-width", "2")
                .attr("stroke-dasharray", whole ? "none" : "5 4");
    }

    private static String place(int left, int top, int width, int height) {
        return "left: " + left + "px; top: " + top + "px; width: " + width + "px; height: " + height + "px";
    }
}
