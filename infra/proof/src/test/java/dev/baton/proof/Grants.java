package dev.baton.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.local.LocalRunBuilder;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import dev.baton.proof.inside.Rights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the template's roles allow each function, enforced inside the functions of a run ({@link Rights}). */
final class Grants {
    private final Path granted;
    private final Path refused;

    private Grants(Path folder) {
        this.granted = folder.resolve("granted.txt");
        this.refused = folder.resolve("refused.txt");
    }

    /** Of the template. */
    static Grants ofTemplate() {
        return of(lines(Template.read(Stack.ROOT.resolve("infra/template.yaml"))));
    }

    /** These, as {@link #lines} has them, written to a new folder. */
    static Grants of(List<String> lines) {
        try {
            Grants grants = new Grants(Files.createTempDirectory("baton-grants"));
            Files.write(grants.granted, lines);
            return grants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalRunBuilder enforce(LocalRunBuilder builder) {
        return builder.extraJar(Stack.ROOT.resolve("infra/proof/target/classes"))
                .environment(Rights.GRANTED, granted.toString())
                .environment(Rights.REFUSED, refused.toString());
    }

    /** What functions wanted and were not allowed, each once. */
    List<String> refused() {
        try {
            return Files.exists(refused) ? List.copyOf(new TreeSet<>(Files.readAllLines(refused))) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code function action resource}, as {@link Rights} reads it. */
    static List<String> lines(Template template) {
        List<String> lines = new ArrayList<>();
        for (Resource function : template.resources(Resource.FUNCTION)) {
            String name = "baton-" + function.id();
            Resource role = template.resource(function.properties()
                            .path("Role")
                            .path("Fn::GetAtt")
                            .path(0)
                            .asText())
                    .orElseThrow(() -> new IllegalStateException(function.id() + " has no role of its own"));
            role.properties()
                    .path("Policies")
                    .valueStream()
                    .flatMap(policy ->
                            policy.path("PolicyDocument").path("Statement").valueStream())
                    .forEach(statement -> each(statement.path("Resource"))
                            .map(Grants::id)
                            .filter(id -> !id.isEmpty())
                            .forEach(id -> each(statement.path("Action"))
                                    .forEach(action -> lines.add(name + " " + action.asText() + " " + id))));
        }
        return lines;
    }

    private static Stream<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    }

    // "Leads" for its ARN, "Leads/index/due" for an index of it; empty for what is no resource of the template.
    private static String id(JsonNode resource) {
        return resource.has("Fn::Sub")
                ? resource.path("Fn::Sub").asText().replaceFirst("^\\$\\{(\\w+)\\.Arn}", "$1")
                : resource.path("Fn::GetAtt").path(0).asText();
    }
}
