package dev.baton.playbook.source;

import dev.baton.playbook.Segments;
import dev.baton.playbook.Segments.Segment;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code segments}. */
final class SegmentReader {
    private static final String OTHERWISE = "otherwise";

    private final Findings findings;
    private final Conditions conditions;

    SegmentReader(Findings findings, Conditions conditions) {
        this.findings = findings;
        this.conditions = conditions;
    }

    Segments read(Node node) {
        if (!(node instanceof Node.Block block)) {
            findings.error(
                    node.at(),
                    "segments should be a block of names, not " + node.shape(),
                    "like enterprise: {employees: 1000+}");
            return Segments.NONE;
        }
        List<Segment> inOrder = new ArrayList<>();
        String otherwise = "";
        for (Node.Entry entry : block.entries()) {
            if (!otherwise.isEmpty()) {
                findings.error(
                        entry.at(),
                        "no lead can be in the segment " + Say.quoted(entry.key()),
                        "move it above " + otherwise + ", which takes all others");
            }
            if (entry.value() instanceof Node.Text text) {
                if (text.text().strip().equals(OTHERWISE)) {
                    otherwise = otherwise.isEmpty() ? entry.key() : otherwise;
                } else {
                    findings.error(
                            text.at(),
                            "the segment " + Say.quoted(entry.key()) + " should be a condition or the word otherwise",
                            "like {employees: 1000+}");
                }
            } else {
                inOrder.add(new Segment(entry.key(), conditions.read(entry.value(), Conditions.Scope.SEGMENT)));
            }
        }
        return new Segments(inOrder, otherwise);
    }
}
