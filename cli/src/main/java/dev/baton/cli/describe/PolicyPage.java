package dev.baton.cli.describe;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.baton.playbook.Playbook;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The page: self-contained, without scripts, readable on paper, each part with an anchor of its own. */
public final class PolicyPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private PolicyPage() {}

    /** One part of the page. */
    record Part(String anchor, String name, List<DomContent> content) {}

    /** The whole page. */
    public static String of(Policy policy) {
        Playbook playbook = policy.playbook();
        List<Part> parts = parts(policy);
        return "<!DOCTYPE html>\n"
                + html(
                                head(
                                        meta().withCharset("utf-8"),
                                        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                        // Nothing on this page may run or be fetched, whatever a playbook's text says.
                                        meta().attr("http-equiv", "Content-Security-Policy")
                                                .withContent("default-src 'none'; style-src 'unsafe-inline'"),
                                        title(playbook.name() + ": how leads are routed"),
                                        style().with(rawHtml(css()))),
                                body(
                                        header(
                                                p("How leads are routed").withClass("kicker"),
                                                h1(playbook.name()),
                                                p(about(policy)).withClass("about"),
                                                nav(each(
                                                        parts,
                                                        part -> a(part.name()).withHref("#" + part.anchor())))),
                                        main(each(
                                                parts,
                                                part -> section(
                                                                h2(a(part.name())
                                                                        .withHref("#" + part.anchor())),
                                                                div().with(part.content()))
                                                        .withId(part.anchor()))),
                                        footer(p("Written by Baton from " + policy.source() + " on "
                                                + DAY.format(policy.at()) + "."))))
                        .attr("lang", "en")
                        .render()
                + "\n";
    }

    private static List<Part> parts(Policy policy) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("way", "The way of a lead", Drawing.of(policy)));
        add(parts, "segments", "Segments", Kinds.segments(policy));
        add(parts, "territories", "Territories", Kinds.territories(policy));
        add(parts, "named", "Named accounts", Kinds.namedAccounts(policy));
        add(parts, "reject", "What is no lead", Kinds.rejections(policy));
        add(parts, "points", "Points", PointsPart.of(policy));
        add(parts, "routes", "Routes", RoutesPart.of(policy));
        add(parts, "pools", "Pools", PoolsPart.of(policy));
        add(parts, "examples", "Examples", Kinds.examples(policy));
        add(parts, "rest", "Working hours and the last resort", PoolsPart.rest(policy));
        return parts;
    }

    private static void add(List<Part> parts, String anchor, String name, List<DomContent> content) {
        if (!content.isEmpty()) {
            parts.add(new Part(anchor, name, content));
        }
    }

    private static String about(Policy policy) {
        Playbook playbook = policy.playbook();
        String counts = Told.count(playbook.routes().size(), "route") + ", "
                + Told.count(playbook.pools().size(), "pool")
                + policy.people()
                        .map(all -> ", " + Told.count(all.size(), "person", "people"))
                        .orElse("");
        return counts + (playbook.owner().isEmpty() ? "" : " · " + playbook.owner() + " answers for it");
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(PolicyPage.class.getResourceAsStream("describe.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading describe.css", e);
        }
    }
}
