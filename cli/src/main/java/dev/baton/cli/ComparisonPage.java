package dev.baton.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Prints a comparison as it goes: the differences while they are found, the counts at the end. For one thread. */
final class ComparisonPage {
    private static final List<String> COLUMNS =
            List.of("ROUTE", "POOL", "LEADS", "AGREE", "SHARE", "DIFFER", "NOT KNOWN");

    private final Page page;
    private final boolean json;
    private boolean listed;

    /** {@code json}: one object on each line, the differences first, the counts last. */
    ComparisonPage(Page page, boolean json) {
        this.page = page;
        this.json = json;
    }

    /** The last line for a program. */
    record Counts(
            List<Agreement.Line> routes,
            Agreement.Line all,
            Map<String, Long> notKnown,
            Map<String, Long> notCompared) {}

    /** One difference, with both reasons. */
    void difference(Comparison.Difference found) {
        if (json) {
            page.json(Map.of("difference", found));
            return;
        }
        if (!listed) {
            page.line("Differences");
            listed = true;
        }
        page.line("  " + found.lead() + "  " + found.route() + " / " + found.pool());
        page.line("    Baton:      " + found.baton() + ": " + found.batonWhy());
        page.line("    Salesforce: " + found.actual() + (found.actualWhy().isEmpty() ? "" : ": " + found.actualWhy()));
    }

    /**
     * The counts.
     *
     * @param nothing what to say when there was nothing to compare
     */
    void counts(Agreement agreement, Supplier<String> nothing) {
        if (json) {
            page.json(new Counts(agreement.lines(), agreement.all(), agreement.unknown(), agreement.aside()));
            return;
        }
        if (agreement.lines().isEmpty()) {
            page.line(nothing.get());
        } else {
            if (listed) {
                page.gap();
            }
            List<List<String>> rows = new ArrayList<>();
            agreement.lines().forEach(line -> rows.add(row(line)));
            rows.add(row(agreement.all()));
            page.table(COLUMNS, rows);
        }
        reasons("Not known who has it", agreement.unknown());
        reasons("Not compared", agreement.aside());
    }

    private void reasons(String heading, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            page.heading(heading);
            counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry ->
                            page.line(String.format(Locale.ROOT, "  %7d  %s", entry.getValue(), entry.getKey())));
        }
    }

    private static List<String> row(Agreement.Line line) {
        return List.of(
                line.route(),
                line.pool(),
                String.valueOf(line.leads()),
                String.valueOf(line.agree()),
                line.share()
                        .map(share -> String.format(Locale.ROOT, "%.1f %%", share))
                        .orElse(""),
                String.valueOf(line.differ()),
                String.valueOf(line.unknown()));
    }
}
