package dev.baton.cli.describe;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import dev.baton.roster.Fallback;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.Weights;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pools with their people, and what holds for all of them. */
final class PoolsPart {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private PoolsPart() {}

    static List<DomContent> of(Policy policy) {
        List<Pool> pools = List.copyOf(policy.poolsInOrder().values());
        return pools.isEmpty()
                ? List.of()
                : List.of(div().withClass("pools").with(each(pools, pool -> pool(pool, pools.indexOf(pool), policy))));
    }

    static String anchor(String pool) {
        return "pool-" + pool;
    }

    private static DomContent pool(Pool pool, int index, Policy policy) {
        return article(
                        h3(a(pool.id()).withHref("#" + anchor(pool.id()))),
                        p(Told.members(pool.members()) + "."),
                        div().with(people(pool, policy)),
                        ul(each(Told.rules(pool), rule -> li(rule))),
                        p(strong("Nobody free: "))
                                .withText(Told.nobodyFree(
                                                pool.nobodyFree(),
                                                policy.playbook().fallback()) + "."))
                .withId(anchor(pool.id()))
                .withStyle("border-color: " + Drawing.colour(index));
    }

    private static List<DomContent> people(Pool pool, Policy policy) {
        return policy.members(pool)
                .map(members -> members.isEmpty()
                        ? List.<DomContent>of(p("Nobody is in it now.").withClass("warning"))
                        : List.<DomContent>of(ul(each(members, rep -> person(rep, pool, policy)))
                                .withClass("people")))
                .orElse(List.of());
    }

    private static DomContent person(Rep rep, Pool pool, Policy policy) {
        int weight = Weights.effective(rep, pool);
        List<String> remarks = new ArrayList<>();
        remarks.add(rep.zone().getId().replace('_', ' '));
        String caps = Told.caps(rep.caps());
        if (!caps.isEmpty()) {
            remarks.add(caps);
        }
        if (!rep.hours().isEmpty()) {
            remarks.add(rep.hours());
        }
        return li(strong(Told.name(rep)))
                .with(
                        weight == Weights.ONE
                                ? List.<DomContent>of()
                                : List.of(span("weight " + Told.weight(weight)).withClass("badge")))
                .with(each(state(rep, policy), state -> span(state).withClass("badge away")))
                .with(div(String.join(" · ", remarks)).withClass("remark"));
    }

    private static List<String> state(Rep rep, Policy policy) {
        List<String> state = new ArrayList<>();
        if (!rep.active()) {
            state.add("not active");
        } else if (!rep.on()) {
            state.add("switched off");
        }
        Instant now = policy.at().toInstant();
        for (Rep.Leave leave : rep.leave()) {
            if (leave.to().isAfter(now)) {
                String from = DAY.format(leave.from().atZone(rep.zone()));
                state.add("away from " + from
                        + (leave.endless()
                                ? ""
                                : ", back on " + DAY.format(leave.to().atZone(rep.zone()))));
            }
        }
        return state;
    }

    static List<DomContent> rest(Policy policy) {
        Fallback fallback = policy.playbook().fallback();
        List<String> lines = new ArrayList<>();
        policy.playbook()
                .hours()
                .ifPresentOrElse(
                        hours -> lines.add("Who has no hours of their own works " + Told.hours(hours) + "."),
                        () -> lines.add("Who has no hours of their own works always."));
        lines.add("What nobody can take goes to the Salesforce queue " + fallback.queue()
                + (fallback.tell().isEmpty() ? "." : ", and " + fallback.tell() + " is told."));
        return List.of(ul(each(lines, line -> li(line))));
    }
}
