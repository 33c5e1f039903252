package dev.baton.cli;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Horizontal bars as SVG: each with its name before it and its number behind it, and where wanted a mark for what it should be. */
final class BarChart {
    private static final int NAME_WIDTH = 210;
    private static final int BAR_WIDTH = 380;
    private static final int WIDTH = 700;
    private static final int ROW = 26;
    private static final int LONGEST_NAME = 30;

    private BarChart() {}

    /**
     * One bar.
     *
     * @param mark where a line stands across it
     * @param note what stands behind it
     */
    record Bar(String name, double value, OptionalDouble mark, String note) {
        static Bar of(String name, long value) {
            return new Bar(name, value, OptionalDouble.empty(), Long.toString(value));
        }
    }

    /** Draws them; {@code about} says to whoever cannot see it what it shows. */
    static ContainerTag<?> of(String about, List<Bar> bars) {
        double largest = bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), bar.mark().orElse(0)))
                .max()
                .orElse(1);
        double scale = BAR_WIDTH / Math.max(largest, 1e-9);
        int height = bars.size() * ROW + 4;
        ContainerTag<?> svg = tag("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("viewBox", "0 0 " + WIDTH + " " + height)
                .attr("role", "img")
                .attr("aria-label", about)
                .attr("class", "chart")
                .attr("style", "max-width:" + WIDTH + "px");
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int top = i * ROW + 4;
            double length = Math.max(bar.value() * scale, bar.value() > 0 ? 1 : 0);
            svg.with(
                    text(NAME_WIDTH - 10, top + 15, "end", Shown.brief(bar.name(), LONGEST_NAME)),
                    tag("rect")
                            .attr("x", NAME_WIDTH)
                            .attr("y", top + 2)
                            .attr("width", number(length))
                            .attr("height", ROW - 8)
                            .attr("rx", 2));
            bar.mark()
                    .ifPresent(mark -> svg.with(tag("line")
                            .attr("x1", number(NAME_WIDTH + mark * scale))
                            .attr("x2", number(NAME_WIDTH + mark * scale))
                            .attr("y1", top - 1)
                            .attr("y2", top + ROW - 3)));
            double end = Math.max(length, bar.mark().orElse(0) * scale);
            svg.with(text(NAME_WIDTH + end + 8, top + 15, "start", bar.note()));
        }
        return svg;
    }

    private static ContainerTag<?> text(double x, int y, String anchor, String text) {
        return tag("text")
                .attr("x", number(x))
                .attr("y", y)
                .attr("text-anchor", anchor)
                .withText(text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
