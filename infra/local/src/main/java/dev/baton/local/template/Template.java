package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A SAM template as it is written: intrinsic functions stand in it in their long form. Not to be changed; safe for all threads. */
public final class Template {
    private final JsonNode root;

    private Template(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException if the file cannot be read or is no YAML mapping
     */
    public static Template read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new TemplateException("The template " + file + " cannot be read: " + e, e);
        }
    }

    /**
     * Parses a template's text.
     *
     * @throws TemplateException if it is no YAML mapping
     */
    public static Template parse(String yaml) {
        try {
            JsonNode root = new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .map(Intrinsics::longForm)
                    .orElseThrow(() -> new TemplateException("The template is empty."));
            if (!root.isObject()) {
                throw new TemplateException("The template is not a mapping of sections.");
            }
            return new Template(root);
        } catch (YamlEngineException e) {
            throw new TemplateException("The template is not YAML: " + e.getMessage(), e);
        }
    }

    /** All resources, in the order of the file. */
    public List<Resource> resources() {
        List<Resource> all = new ArrayList<>();
        root.path("Resources")
                .properties()
                .forEach(entry -> all.add(new Resource(
                        entry.getKey(), entry.getValue().path("Type").asText(), withGlobals(entry.getValue()))));
        return all;
    }

    /** The resources of one type, in the order of the file. */
    public List<Resource> resources(String type) {
        return resources().stream().filter(each -> each.type().equals(type)).toList();
    }

    /** The resource with this logical id. */
    public Optional<Resource> resource(String id) {
        return resources().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Its conditions, as they are written. */
    public JsonNode conditions() {
        return root.path("Conditions");
    }

    /** Each parameter that has a default, with it. */
    public Map<String, String> parameterDefaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        root.path("Parameters").properties().forEach(entry -> {
            if (entry.getValue().has("Default")) {
                defaults.put(entry.getKey(), entry.getValue().path("Default").asText());
            }
        });
        return defaults;
    }

    // SAM merges Globals.Function into each function: maps are joined, anything else is the function's own where it has
    // it.
    private JsonNode withGlobals(JsonNode resource) {
        JsonNode globals = root.path("Globals").path("Function");
        if (!resource.path("Type").asText().equals(Resource.FUNCTION) || !globals.isObject()) {
            return resource;
        }
        ObjectNode merged = resource.deepCopy();
        merged.set("Properties", merge(globals, resource.path("Properties")));
        return merged;
    }

    private static JsonNode merge(JsonNode general, JsonNode own) {
        if (own.isMissingNode()) {
            return general;
        }
        if (!general.isObject() || !own.isObject()) {
            return own;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        general.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        own.properties()
                .forEach(entry -> merged.set(entry.getKey(), merge(general.path(entry.getKey()), entry.getValue())));
        return merged;
    }
}
