package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML with CloudFormation's short tags into plain JSON with the long forms: {@code !Ref X} is {@code {"Ref": "X"}}. */
final class Intrinsics {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Intrinsics() {}

    static JsonNode longForm(Node node) {
        JsonNode value = bare(node);
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return value;
        }
        String name = tag.substring(1);
        ObjectNode function = JSON.objectNode();
        if (name.equals("Ref") || name.equals("Condition")) {
            return function.set(name, value);
        }
        if (name.equals("GetAtt") && value.isTextual()) {
            String[] parts = value.asText().split("\\.", 2);
            ArrayNode pair = JSON.arrayNode();
            for (String part : parts) {
                pair.add(part);
            }
            return function.set("Fn::GetAtt", pair);
        }
        return function.set("Fn::" + name, value);
    }

    private static JsonNode bare(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.getValue()
                        .forEach(pair ->
                                object.set(((ScalarNode) pair.getKeyNode()).getValue(), longForm(pair.getValueNode())));
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(each -> array.add(longForm(each)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default ->
                throw new TemplateException("The template uses YAML that templates cannot: " + node.getNodeType());
        };
    }

    private static JsonNode scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return JSON.numberNode(Long.parseLong(scalar.getValue()));
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(scalar.getValue()));
        }
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        return JSON.textNode(scalar.getValue());
    }
}
