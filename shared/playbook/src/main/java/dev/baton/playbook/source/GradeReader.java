package dev.baton.playbook.source;

import dev.baton.playbook.Grades;
import dev.baton.playbook.Matcher.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code grades}. */
final class GradeReader {
    private static final String OTHERWISE = "otherwise";
    private static final int MOST = 50;

    private final Findings findings;

    GradeReader(Findings findings) {
        this.findings = findings;
    }

    Grades read(Node node) {
        if (!(node instanceof Node.Block block)) {
            findings.error(
                    node.at(),
                    "grades should be a block of names, not " + node.shape(),
                    "like {A: 80+, B: 50-79, C: otherwise}");
            return Grades.NONE;
        }
        if (block.entries().size() > MOST) {
            findings.error(
                    block.at(), "there are more than " + MOST + " grades", "a handful is what people tell apart");
            return Grades.NONE;
        }
        List<Grades.Band> bands = new ArrayList<>();
        String otherwise = "";
        for (Node.Entry entry : block.entries()) {
            Optional<Node.Text> text = Section.text(entry.value(), entry.key(), findings);
            if (text.isPresent() && text.get().text().strip().equals(OTHERWISE)) {
                if (!otherwise.isEmpty()) {
                    findings.error(entry.at(), "two grades take all others: " + otherwise + " and " + entry.key());
                }
                otherwise = entry.key();
            } else {
                text.flatMap(this::span).ifPresent(span -> {
                    overlap(entry, span, bands);
                    bands.add(new Grades.Band(entry.key(), span));
                });
            }
        }
        if (otherwise.isEmpty() && !bands.isEmpty()) {
            findings.warning(
                    block.at(),
                    "a lead whose points lie in no grade has none",
                    "write otherwise for the lowest, which also takes sums below 0");
        }
        return new Grades(bands, otherwise);
    }

    private Optional<Span> span(Node.Text text) {
        Optional<Span> span = Amounts.span(text.text());
        if (span.isEmpty()) {
            findings.error(
                    text.at(),
                    Say.quoted(text.text()) + " is no range of points",
                    "like 80+, 50-79, or otherwise for all others");
        } else if (span.get().from() > span.get().to()) {
            findings.error(
                    text.at(),
                    "the range " + text.text().strip() + " runs backwards",
                    "did you mean " + span.get().to() + "-" + span.get().from() + "?");
            return Optional.empty();
        }
        return span;
    }

    private void overlap(Node.Entry entry, Span span, List<Grades.Band> before) {
        before.stream()
                .filter(band -> band.points().from() <= span.to()
                        && span.from() <= band.points().to())
                .findFirst()
                .ifPresent(band -> findings.error(
                        entry.value().at(),
                        "the grades " + band.name() + " and " + entry.key() + " overlap",
                        "let each sum of points have one grade"));
    }
}
