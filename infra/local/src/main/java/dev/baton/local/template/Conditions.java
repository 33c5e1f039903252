package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What the template's conditions come to, given its parameters. It knows what the template uses, and refuses the rest. */
final class Conditions {
    private final JsonNode conditions;
    private final Resolver resolver;

    Conditions(JsonNode conditions, Resolver resolver) {
        this.conditions = conditions;
        this.resolver = resolver;
    }

    /**
     * Whether the condition of that name holds.
     *
     * @throws TemplateException if there is none, or it is made of what is not known here
     */
    boolean holds(String name) {
        if (!conditions.has(name)) {
            throw new TemplateException("The template refers to the condition " + name + ", which it does not have.");
        }
        return holds(conditions.path(name));
    }

    private boolean holds(JsonNode condition) {
        Map.Entry<String, JsonNode> only = condition.properties().iterator().next();
        JsonNode parts = only.getValue();
        return switch (only.getKey()) {
            case "Condition" -> holds(parts.asText());
            case "Fn::Not" -> !holds(parts.path(0));
            case "Fn::And" -> parts.valueStream().allMatch(this::holds);
            case "Fn::Or" -> parts.valueStream().anyMatch(this::holds);
            case "Fn::Equals" ->
                resolver.resolve(parts.path(0))
                        .asText()
                        .equals(resolver.resolve(parts.path(1)).asText());
            default -> throw new TemplateException("The local run does not do " + only.getKey() + " in a condition.");
        };
    }
}
