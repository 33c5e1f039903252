package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engines.BatonHome;
import dev.baton.lead.Lead;
import dev.baton.salesforce.StubServer;
import dev.baton.salesforce.StubServer.Reply;
import dev.baton.store.RecordState;
import dev.baton.store.Records;
import dev.baton.store.Sighting;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String RECORD = "00QWs0000000001MAA";
    private static final String OTHER = "00QWs0000000002MAA";

    private final Town town = Town.withSamples();

    private final StubServer secrets = StubServer.answering(
            asked -> Reply.json(200, "{\"Name\":\"town\",\"SecretString\":\"" + Town.SECRET + "\"}"));

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void usersOfTheReps() throws IOException {
        ShadowCommandTest.roster(town, folder);
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @Test
    void withoutTheSecretNobodyIsFoundByAnAddress() throws IOException {
        town.inShadowFor("eva@acme.example", "jo@globex.example");
        Path file = Files.writeString(folder.resolve("export.csv"), "Email,Lead Owner\njo@globex.example,Eva Rochat\n");

        assertThat(town.run("compare", file.toString()).out())
                .contains("without the deployment's secret (BATON_SECRET_REF) nobody is found by e-mail");
    }

    @Test
    void anExportIsComparedByItsRecordsAndOwnersIds() throws IOException {
        record(town.inShadowFor("eva@acme.example"), RECORD);
        Lead differs = town.inShadowFor("eva@acme.example");
        record(differs, OTHER);

        Ran ran = compare("""
                "Lead ID","First Name","Lead Owner","Owner ID","Created Date"
                "00QWs0000000001","Jo","Eva Rochat","%s","11/22/2026"
                "%s","Bo","Ana Pereira","%s","11/22/2026"
                "00QWs0000000003","Al","Ana Pereira","%s","11/22/2026"

                "Acme Corp"
                "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
                "Confidential Information - Do Not Distribute"
                """.formatted(ShadowCommandTest.EVA, OTHER, ShadowCommandTest.ANA, ShadowCommandTest.ANA));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("3 rows of export.csv; 3 lines below them are the report's own.")
                .containsPattern("DACH +dach-team +2 +1 +50.0 % +1 +0")
                .contains("  " + differs.id() + "  DACH / dach-team")
                .contains("Salesforce: ana@acme.example: line 3, created 11/22/2026, owner Ana Pereira")
                .contains("1  Baton has no lead of that record or person");
    }

    @Test
    void whereThereIsNoIdTheOwnersNameAndThePersonsAddressServe() throws IOException {
        Lead lead = town.inShadowFor("eva@acme.example", "jo@globex.example");

        Ran ran = compare("Email;Lead Owner\r\nJo@Globex.example;Éva Rochat\r\njo@globex.example;eva rochat\r\n");

        assertThat(ran.out())
                .contains("Salesforce: Éva Rochat, no rep of that name")
                .contains(lead.id().value())
                .contains("1  another row is about the same lead");
    }

    @Test
    void aLeadThatSalesforceHandedOverIsFoundByItsRecordAlone() throws IOException {
        town.inShadowFor("eva@acme.example", town.ids().lead(town.bornIn("00DWs0000000001MAA", RECORD), RECORD));
        String export = "Lead ID,Lead Owner\n" + RECORD + ",Eva Rochat\n";

        assertThat(compare(export).out()).contains("None of them is a lead that Baton has decided.");
        assertThat(compare(export, "--org", "00DWs0000000001").out()).containsPattern("all +1 +1");
    }

    @Test
    void marksCharactersAndThreeHundredColumnsAreNoHindrance() throws IOException {
        record(town.inShadowFor("eva@acme.example"), RECORD);
        String more = ",Column".repeat(300);
        String cells = ",\"a, \"\"quoted\"\" cell\nof two lines\"" + ",x".repeat(299);
        String text = "Lead Owner: Full Name" + more + ",Lead: Lead ID\r\nEva Rochat" + cells + "," + RECORD + "\r\n";
        Path utf8 = Files.writeString(folder.resolve("utf8.csv"), "\uFEFF" + text);
        Path latin = Files.write(
                folder.resolve("latin.csv"),
                text.replace("quoted", "z\u00fcgig").getBytes(Charset.forName("windows-1252")));
        Path wide = Files.write(folder.resolve("wide.csv"), ("\uFEFF" + text).getBytes(Charset.forName("UTF-16LE")));

        for (Path file : new Path[] {utf8, latin, wide}) {
            assertThat(run("compare", file.toString()).out())
                    .as(file.toString())
                    .containsPattern("all +1 +1");
        }
    }

    @Test
    void aFileWithoutTheHeadingsIsRefusedWithWhatItNeeds() throws IOException {
        Ran ran = compare("Company,Amount\nGlobex,7\n");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(1).contains("Lead ID or Email").contains("--heading");

        record(town.inShadowFor("eva@acme.example"), RECORD);
        assertThat(compare(
                                "Kennung,Inhaber\n" + RECORD + ",Eva Rochat\n",
                                "--heading",
                                "lead-id=Kennung",
                                "--heading",
                                "owner=Inhaber")
                        .out())
                .containsPattern("all +1 +1");
        assertThat(compare("a,b\n", "--heading", "colour=a").err()).contains("knows no 'colour'");
        assertThat(town.run("compare", "nowhere.csv").err()).contains("there is no file nowhere.csv");
    }

    @Test
    void whatCannotBeComparedIsCountedWithItsReason() throws IOException {
        record(town.held(), RECORD);
        record(town.inShadowFor("eva@acme.example"), OTHER);

        assertThat(compare("Lead ID,Lead Owner\n" + RECORD + ",Eva Rochat\n" + OTHER + ",\nnothing,Eva Rochat\n")
                        .out())
                .contains("1  Baton gave it to nobody: held")
                .contains("1  the row names no owner")
                .contains("1  the row has neither a lead's id nor an e-mail address");
    }

    private Ran compare(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), text);
        String[] args = new String[more.length + 2];
        args[0] = "compare";
        args[1] = file.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return run(args);
    }

    private Ran run(String... args) {
        var environment = new HashMap<>(town.environment());
        environment.put("BATON_SECRET_REF", "secretsmanager:town");
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.uri().toString());
        return Ran.command(environment, BatonHome.find(), Clock.fixed(Town.NOW, ZoneOffset.UTC), args);
    }

    private void record(Lead lead, String record) {
        new Records(town.world().dynamo(), town.world().tables())
                .delivered(
                        lead.id(),
                        new RecordState.Delivered(record, Sighting.Kind.LEAD, true, Optional.empty(), 1, Samples.NOON),
                        Optional.empty());
    }
}
