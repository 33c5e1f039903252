package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engines.BatonHome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code make deploy} does, with stand-ins for the AWS and SAM command lines that write down how they were called. No account is
 * reached: whether AWS takes it is not shown here.
 */
final class ShipTest {
    private static final Path ROOT = BatonHome.find();
    private static final byte ARM64 = (byte) 0xb7;

    @TempDir
    private Path folder = Path.of("");

    private record Ended(int code, String text) {}

    @BeforeEach
    void lay_out() throws IOException {
        for (String file : new String[] {"infra/ship.sh", "infra/template.yaml", "infra/deploy.env.sample"}) {
            Path to = folder.resolve(file);
            Files.createDirectories(folder.resolve("infra"));
            Files.copy(ROOT.resolve(file), to);
        }
        assertThat(folder.resolve("infra/ship.sh").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(folder.resolve("functions/form/target"));
        try (OutputStream file = Files.newOutputStream(folder.resolve("functions/form/target/function.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("bootstrap"));
            byte[] elf = new byte[64];
            elf[18] = ARM64;
            zip.write(elf);
        }
        tool("sam", "echo \"sam $*\" >> \"$CALLS\"");
        tool("aws", """
                echo "aws $*" >> "$CALLS"
                case "$*" in
                  *describe-stacks*) printf 'ApiUrl\\thttps://api.example\\nLeadsTable\\tbaton-Leads-X\\nEnrichQueueUrl\\thttps://sqs.example/enrich\\n' ;;
                  *describe-event-bus*) exit 1 ;;
                esac""");
    }

    @Test
    void the_parameters_of_the_file_are_deployed_with_what_the_binaries_were_built_for() throws Exception {
        file("""
                # a comment
                STACK=acme
                Mode=shadow
                ReturnHosts=www.example.com,shop.example.com
                SalesforcePolling=rate(5 minutes)
                SalesforceUrl=https://login.salesforce.com
                SalesforceClientId=key
                SalesforceUser=baton@acme.example
                SalesforceSecret=secretsmanager:baton/salesforce
                """);

        Ended ended = ship("deploy");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(calls())
                .contains("sam validate --lint")
                .contains("--stack-name acme")
                .contains("Architecture=arm64")
                .contains("ReturnHosts=\"www.example.com,shop.example.com\"")
                .contains("SalesforcePolling=\"rate(5 minutes)\"");
        assertThat(ended.text()).contains("https://api.example", "What comes next");
        assertThat(folder.resolve("target/acme.env"))
                .content()
                .contains("export BATON_LEADS_TABLE='baton-Leads-X'")
                .contains("export BATON_MODE='shadow'")
                .contains("export BATON_SALESFORCE_SECRET='secretsmanager:baton/salesforce'")
                .contains("export BATON_SALESFORCE_CLIENT_ID='key'")
                .contains("export BATON_ENRICH_QUEUE='https://sqs.example/enrich'")
                .contains("export BATON_API='https://api.example'");
    }

    @Test
    void a_file_that_cannot_work_is_refused_with_all_that_is_wrong_and_nothing_is_called() throws Exception {
        file("""
                Mod=live
                Architecture=x86_64
                SalesforceUrl=https://acme.my.salesforce.com
                SalesforceSecret=-----BEGIN PRIVATE KEY-----
                nonsense
                Mode=live
                Mode=shadow
                """);

        Ended ended = ship("deploy");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text())
                .contains("infra/deploy.env:1: the template has no parameter Mod.")
                .contains("infra/deploy.env:2: Architecture follows from the binaries")
                .contains("infra/deploy.env:4: SalesforceSecret holds a key itself.")
                .contains("infra/deploy.env:5: not of the form Name=value")
                .contains("infra/deploy.env:7: Mode is there twice.")
                .contains("SalesforceClientId is not.")
                .contains("SalesforceUser is needed.");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void a_bus_that_is_not_associated_yet_is_told_before_anything_is_deployed() throws Exception {
        file("RelayBus=aws.partner/salesforce.com/00D000000000000AAA/0YL000000000001AAA\n");

        Ended ended = ship("deploy");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("There is no event bus aws.partner/", "docs/salesforce.md");
        assertThat(calls()).doesNotContain("sam deploy");
    }

    @Test
    void the_sample_is_taken_as_it_is_and_a_missing_file_is_told() throws Exception {
        assertThat(ship("deploy").text()).contains("Copy infra/deploy.env.sample");

        Files.copy(folder.resolve("infra/deploy.env.sample"), folder.resolve("infra/deploy.env"));
        Ended ended = ship("parameters");

        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).contains("Mode=shadow");
    }

    @Test
    void every_line_of_the_sample_names_a_parameter() throws Exception {
        String template = Files.readString(ROOT.resolve("infra/template.yaml"));
        for (String line : Files.readAllLines(ROOT.resolve("infra/deploy.env.sample"))) {
            String name = line.replaceFirst("^#", "");
            if (name.matches("[A-Za-z]+=.*") && !name.matches("(STACK|REGION)=.*")) {
                assertThat(template).contains("\n  " + name.substring(0, name.indexOf('=')) + ":\n    Type: ");
            }
        }
    }

    private void tool(String name, String script) throws IOException {
        Path tool = folder.resolve("bin").resolve(name);
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(tool, "#!/usr/bin/env bash\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("infra/deploy.env"), text);
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    private Ended ship(String what) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("infra/ship.sh", what)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().keySet().removeIf(name -> name.equals("STACK") || name.startsWith("AWS_"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
