package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts this machine's values where the template refers to a parameter or a resource. It knows {@code Ref}, {@code Fn::GetAtt}, {@code
 * Fn::Sub}, {@code Fn::If}, {@code Fn::Select} and {@code Fn::Split}, and refuses the rest rather than guess.
 *
 * @param values by what is referred to: a name for {@code Ref}, {@code Name.Attribute} for {@code Fn::GetAtt}
 * @param conditions the template's section of that name
 */
public record Resolver(Map<String, String> values, JsonNode conditions) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    /** A copy of the values is kept. */
    public Resolver {
        values = Map.copyOf(values);
    }

    /** Of a template without conditions. */
    public Resolver(Map<String, String> values) {
        this(values, JsonNodeFactory.instance.objectNode());
    }

    /** Whether the condition of that name holds. */
    public boolean holds(String condition) {
        return new Conditions(conditions, this).holds(condition);
    }

    /**
     * The same tree with values for references.
     *
     * @throws TemplateException if something is referred to that does not exist here
     */
    public JsonNode resolve(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            switch (only.getKey()) {
                case "Ref" -> {
                    return text(only.getValue().asText());
                }
                case "Fn::GetAtt" -> {
                    return text(only.getValue().path(0).asText() + "."
                            + only.getValue().path(1).asText());
                }
                case "Fn::Sub" -> {
                    return JsonNodeFactory.instance.textNode(
                            substitute(only.getValue().asText()));
                }
                case "Fn::If" -> {
                    JsonNode parts = only.getValue();
                    return resolve(parts.path(holds(parts.path(0).asText()) ? 1 : 2));
                }
                case "Fn::Select" -> {
                    JsonNode parts = only.getValue();
                    return resolve(parts.path(1)).path(parts.path(0).asInt());
                }
                case "Fn::Split" -> {
                    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
                    String text = resolve(only.getValue().path(1)).asText();
                    List.of(text.split(Pattern.quote(only.getValue().path(0).asText()), -1))
                            .forEach(parts::add);
                    return parts;
                }
                default -> {
                    if (only.getKey().startsWith("Fn::")) {
                        throw new TemplateException("The local run does not do " + only.getKey() + " here.");
                    }
                }
            }
        }
        if (node.isObject()) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> resolved.set(entry.getKey(), resolve(entry.getValue())));
            return resolved;
        }
        if (node.isArray()) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> resolved.add(resolve(each)));
            return resolved;
        }
        return node;
    }

    private JsonNode text(String reference) {
        return JsonNodeFactory.instance.textNode(value(reference));
    }

    private String value(String reference) {
        String value = values.get(reference);
        if (value == null) {
            throw new TemplateException("The template refers to " + reference + ", which the local run does not have.");
        }
        return value;
    }

    private String substitute(String text) {
        return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }
}
