package dev.baton.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.lead.Account;
import dev.baton.lead.Consent;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.Score;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Grades;
import dev.baton.playbook.Matcher;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.Territories;
import dev.baton.roster.Caps;
import dev.baton.roster.Rep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void aLeadItsFactsAndItsDecisionComeBackAsTheyWere() {
        assertThat(Json.read(Json.write(Samples.LEAD), Lead.class)).isEqualTo(Samples.LEAD);
        assertThat(Json.read(Json.write(Samples.FACTS), Facts.class)).isEqualTo(Samples.FACTS);
        assertThat(Json.read(Json.write(Samples.DECISION), Decision.class)).isEqualTo(Samples.DECISION);
    }

    @Test
    void theMembersOfAFamilyAreToldApartByType() {
        Outcome held = new Outcome.Held("dach", Instant.parse("2026-11-25T09:00:00Z"), "fallback", "nobody is free");
        assertThat(Json.text(held))
                .isEqualTo("{\"type\":\"held\",\"pool\":\"dach\",\"until\":\"2026-11-25T09:00:00Z\","
                        + "\"then\":\"fallback\",\"why\":\"nobody is free\"}");
        assertThat(Json.read(Json.text(held), Outcome.class)).isEqualTo(held);
        Owner queue = new Owner.Queue("Leads nobody took");
        assertThat(Json.read(Json.text(queue), Owner.class)).isEqualTo(queue);
        Verdict rejected = new Verdict.Rejected(1, "a competitor");
        assertThat(Json.text(rejected))
                .isEqualTo("{\"type\":\"rejected\",\"playbookVersion\":1,\"why\":\"a competitor\"}");
    }

    @Test
    void aMemberOfAFamilyIsReadAsItselfToo() {
        assertThat(Json.read(Json.text(Samples.VERDICT), Verdict.Routed.class)).isEqualTo(Samples.VERDICT);
        assertThatThrownBy(() -> Json.read(Json.text(new Verdict.Rejected(1, "no")), Verdict.Routed.class))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void matchersWithinMatchersComeBackAsTheyWere() {
        Matcher matcher = new Matcher.All(List.of(
                new Matcher.OneOf("country", List.of("DE", "AT")),
                new Matcher.Within("employees", List.of(new Matcher.Span(100, Long.MAX_VALUE))),
                new Matcher.Flag("has-account", false),
                new Matcher.Signalled(List.of("webinar"), Optional.of(Duration.ofDays(60))),
                new Matcher.Expression("lead.employees > 3", "AAEC")));
        assertThat(Json.read(Json.text(matcher), Matcher.class)).isEqualTo(matcher);
    }

    @Test
    void aScoreOfBeforeThereWereCapsAndGradesIsRead() {
        Score score = Json.read(
                "{\"fit\":40,\"behaviour\":0,\"intent\":50,"
                        + "\"fired\":[{\"dimension\":\"fit\",\"points\":40,\"why\":\"our size\"}]}",
                Score.class);
        assertThat(score)
                .isEqualTo(new Score(40, 0, 50, List.of(new Score.Fired(Score.Dimension.FIT, 40, "our size"))));
        Verdict.Nurtured nurtured = Json.read(
                "{\"type\":\"nurtured\",\"playbookVersion\":1,\"score\":{\"fit\":0,\"behaviour\":0,\"intent\":0},"
                        + "\"campaign\":\"Newsletter\",\"why\":\"few points\"}",
                Verdict.Nurtured.class);
        assertThat(nurtured.heeds(Verdict.Again.NEW_SIGNAL)).isTrue();
        Scoring scoring = Json.read("{\"qualifiedAt\":50,\"campaign\":\"Newsletter\"}", Scoring.class);
        assertThat(scoring)
                .isEqualTo(new Scoring(
                        50, List.of(), "Newsletter", List.of(), List.of(), List.of(), Grades.NONE, List.of()));
        assertThat(scoring.grades().of(70)).isEmpty();
    }

    @Test
    void aTableOfBeforeThereWereShapesIsLookedUpFromTheLeft() {
        Territories read = Json.read(
                "{\"table\":\"t-1\",\"by\":[\"country\",\"state\"],\"otherwise\":\"row\"}", Territories.class);
        assertThat(read.shapes())
                .containsExactly(
                        new Territories.Shape(List.of("country", "state"), 0),
                        new Territories.Shape(List.of("country"), 0));
        assertThat(Json.read(Json.text(read), Territories.class)).isEqualTo(read);
    }

    @Test
    void anAccountComesBackWithItsTeamAndOneOfBeforeWithout() {
        Account account = new Account(
                "001", "Globex", "globex.example", "", "", "", OptionalInt.empty(), Map.of("SE", "sam@acme.example"));
        assertThat(Json.read(Json.text(account), Account.class)).isEqualTo(account);
        assertThat(Json.read("{\"id\":\"001\",\"name\":\"Globex\",\"domain\":\"globex.example\"}", Account.class))
                .isEqualTo(new Account("001", "Globex", "globex.example", "", "", "", OptionalInt.empty()));
    }

    @Test
    void aScoringComesBackWithCapsDecayGradesAndBranches() {
        Scoring scoring = new Scoring(
                50,
                List.of(),
                "Newsletter",
                List.of(Verdict.Again.NEW_FORM),
                List.of(new Scoring.Cap(Score.Dimension.FIT, 50)),
                List.of(new Scoring.Decay(Score.Dimension.BEHAVIOUR, 50, Duration.ofDays(30))),
                new Grades(List.of(new Grades.Band("A", new Matcher.Span(80, Long.MAX_VALUE))), "B"),
                List.of(new Scoring.Branch(new Matcher.InGrade(List.of("B")), "Warm", List.of())));
        assertThat(Json.read(Json.text(scoring), Scoring.class)).isEqualTo(scoring);
    }

    @Test
    void aRepComesBackWithZoneLeaveAndCaps() {
        Rep rep = new Rep(
                "ana@acme.example",
                "Ana",
                "dach",
                Set.of("de", "en", "fr"),
                Map.of("product", Set.of("routing", "scheduling")),
                ZoneId.of("Europe/Berlin"),
                500,
                new Caps(OptionalInt.of(20), OptionalInt.empty(), OptionalInt.of(0)),
                true,
                false,
                List.of(new Rep.Leave(Instant.parse("2026-12-24T00:00:00Z"), Instant.parse("2027-01-02T00:00:00Z"))),
                "");
        assertThat(Json.read(Json.write(rep), Rep.class)).isEqualTo(rep);
        assertThat(Json.text(rep)).contains("\"speaks\":[\"de\",\"en\",\"fr\"]", "\"zone\":\"Europe/Berlin\"");
    }

    @Test
    void whatIsEmptyIsLeftOutAndComesBackEmpty() {
        Rep rep = new Rep(
                "bo@acme.example",
                "",
                "",
                Set.of(),
                Map.of(),
                ZoneId.of("UTC"),
                1000,
                Caps.NONE,
                true,
                true,
                List.of(),
                "");
        assertThat(Json.text(rep))
                .isEqualTo(
                        "{\"id\":\"bo@acme.example\",\"zone\":\"UTC\",\"weight\":1000,\"caps\":{},\"on\":true,\"active\":true}");
        assertThat(Json.read(Json.text(rep), Rep.class)).isEqualTo(rep);
        assertThat(Json.read(Json.text(Facts.NONE), Facts.class)).isEqualTo(Facts.NONE);
    }

    @Test
    void aMissingComponentIsUnknownAndAnUnknownOneIsPassedOver() {
        Lead lead = Json.read(
                "{\"id\":\"%s\",\"source\":{\"kind\":\"form\"},\"acceptedAt\":\"2026-11-22T09:30:00Z\",\"mood\":{\"a\":[1]}}"
                        .formatted(Samples.ID),
                Lead.class);
        assertThat(lead.person()).isEqualTo(Person.UNKNOWN);
        assertThat(lead.keys()).isEqualTo(Keys.NONE);
        assertThat(lead.consent()).isEqualTo(Consent.NOT_ASKED);
        assertThat(lead.attributes()).isEmpty();
    }

    @Test
    void mapsOfValuesAreRead() {
        Map<String, Owner> owners = Map.of("a", new Owner.Queue("q"), "b", new Owner.Rep("r", "R", ""));
        assertThat(Json.readMap(Json.writeMap(owners, Owner.class), Owner.class))
                .isEqualTo(owners);
    }

    @Test
    void anErrorNamesThePlaceAndNeverTheValue() {
        String secret = "mia.okafor@northwind.example";
        assertThatThrownBy(() -> Json.read("{\"lead\":\"%s\"}".formatted(secret), Decision.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("Decision")
                .hasMessageContaining("lead")
                .hasMessageNotContaining(secret)
                .hasNoCause();
        assertThatThrownBy(() -> Json.read("{\"employees\":\"%s\"}".formatted(secret), Facts.class))
                .hasMessageContaining("employees")
                .hasMessageNotContaining(secret);
        assertThatThrownBy(() -> Json.read(secret, Facts.class)).hasMessageNotContaining("mia");
        assertThatThrownBy(() -> Json.read("null", Facts.class)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.read("{} {}", Facts.class)).isInstanceOf(JsonException.class);
    }

    @Test
    void whatWasZippedIsUnzipped() {
        byte[] plain = Json.write(Samples.DECISION);
        assertThat(Gzip.unzip(Gzip.zip(plain))).isEqualTo(plain);
        assertThat(Gzip.zip(plain)).isEqualTo(Gzip.zip(plain.clone())).hasSizeLessThan(plain.length);
        assertThat(new String(Gzip.unzip(Gzip.zip("grün".getBytes(UTF_8))), UTF_8))
                .isEqualTo("grün");
    }
}
