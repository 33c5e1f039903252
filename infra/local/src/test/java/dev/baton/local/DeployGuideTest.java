package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engines.BatonHome;
import dev.baton.local.template.Resource;
import dev.baton.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides say what is true of the template, and point at what is there. */
final class DeployGuideTest {
    private static final Path ROOT = BatonHome.find();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void the_guide_tells_of_every_function_alarm_and_parameter() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/deploy.md"));
        Template template = Template.read(ROOT.resolve("infra/template.yaml"));

        for (String type : List.of(Resource.FUNCTION, "AWS::CloudWatch::Alarm")) {
            for (Resource each : template.resources(type)) {
                assertThat(guide).as("docs/deploy.md on %s", each.id()).contains("`" + each.id() + "`");
            }
        }
        for (String parameter : template.parameterDefaults().keySet()) {
            assertThat(guide).as("docs/deploy.md on %s", parameter).contains("`" + parameter + "`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/deploy.md", "docs/salesforce.md", "samples/playbook-repository/README.md"})
    void every_file_that_a_guide_links_to_is_there(String guide) throws IOException {
        Path file = ROOT.resolve(guide);
        Matcher link = LINK.matcher(Files.readString(file));
        while (link.find()) {
            assertThat(file.resolveSibling(link.group(1)).normalize()).exists();
        }
    }
}
