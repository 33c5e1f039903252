package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The template as text, with single lines changed: everything else, comments too, stays as it is, so that a benchmark runs what is
 * deployed but for what it names. Not to be changed.
 */
record TemplateText(String yaml) {
    private static final String FUNCTION = "AWS::Serverless::Function";

    /** Each function runs that artifact. */
    TemplateText running(String artifact) {
        TemplateText changed = this;
        for (String function : functions()) {
            changed = changed.replace(function, "CodeUri", Optional.of("      CodeUri: " + artifact));
        }
        return changed;
    }

    /** These functions are called by nobody: no queue, no schedule, no route. */
    TemplateText detached(Set<String> functions) {
        TemplateText changed = this;
        for (String function : functions) {
            changed = changed.replace(function, "Events", Optional.empty());
        }
        return changed;
    }

    /** Those of {@code names} that are functions of it. */
    Set<String> among(Set<String> names) {
        return functions().stream().filter(names::contains).collect(Collectors.toSet());
    }

    private List<String> functions() {
        List<String> found = new ArrayList<>();
        for (NodeTuple resource : mapping(mapping(root(), "Resources")).getValue()) {
            if (text(value(mapping(resource.getValueNode()), "Type")).equals(FUNCTION)) {
                found.add(text(resource.getKeyNode()));
            }
        }
        return found;
    }

    private TemplateText replace(String function, String property, Optional<String> line) {
        MappingNode properties = mapping(mapping(mapping(root(), "Resources"), function), "Properties");
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        for (NodeTuple each : properties.getValue()) {
            if (text(each.getKeyNode()).equals(property)) {
                int from = mark(each.getKeyNode().getStartMark()).getLine();
                int to = Math.max(from + 1, end(lines, mark(each.getValueNode().getEndMark()), from));
                lines.subList(from, to).clear();
                line.ifPresent(text -> lines.add(from, text));
                return new TemplateText(String.join("\n", lines) + "\n");
            }
        }
        throw new IllegalArgumentException(function + " has no " + property);
    }

    // The mark of a block's end may lie past the empty lines and comments that follow it: those belong to what comes
    // next.
    private static int end(List<String> lines, Mark mark, int from) {
        int to = mark.getLine();
        while (to > from + 1
                && (lines.get(to - 1).isBlank() || lines.get(to - 1).strip().startsWith("#"))) {
            to--;
        }
        return to;
    }

    private MappingNode root() {
        return mapping(new Compose(LoadSettings.builder().setUseMarks(true).build())
                .composeString(yaml)
                .orElseThrow(() -> new IllegalArgumentException("the template is empty")));
    }

    private static Node value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(each -> text(each.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no " + key));
    }

    private static MappingNode mapping(MappingNode parent, String key) {
        return mapping(value(parent, key));
    }

    private static MappingNode mapping(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("the template has no mapping at " + mark(node.getStartMark()));
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new IllegalStateException("marks are switched on"));
    }
}
