package dev.baton.track.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.store.Sighting;
import dev.baton.store.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeEventsTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ONE = "00Q5f00000AbCdEEAV";
    private static final String TWO = "00Q5f00000AbCdFEAV";
    private static final ChangeEvents EVENTS = new ChangeEvents("baton");

    private static Told read(String type, String header, String fields) {
        return EVENTS.read(json("""
                        {"source":"aws.partner/salesforce.com/00D5f000000AbCdEAK/0YL","detail-type":"%s",
                         "detail":{"payload":{"ChangeEventHeader":{%s}%s}}}""".formatted(type, header, fields)), ARRIVED);
    }

    private static JsonNode json(String text) {
        return ChangeEvents.json(text).orElseThrow();
    }

    @Test
    void one_event_of_several_records_is_news_of_each() {
        Told told = read(
                "LeadChangeEvent",
                "\"changeType\":\"UPDATE\",\"recordIds\":[\"%s\",\"%s\"],\"commitTimestamp\":1795521600000,\"commitNumber\":9007199254740993"
                        .formatted(ONE, TWO),
                ",\"OwnerId\":\"0055f000001anaA\",\"Address\":{\"City\":\"Ulm\"}");

        assertThat(told.unclear()).isEmpty();
        assertThat(told.news()).hasSize(2).allSatisfy(news -> {
            News.OfLead lead = (News.OfLead) news;
            assertThat(lead.changed()).containsExactlyInAnyOrder("OwnerId", "Address.City");
            Sighting seen = lead.sightings().getFirst();
            assertThat(seen.stamp()).isEqualTo(new Stamp(Instant.ofEpochMilli(1795521600000L), 9007199254740993L));
            assertThat(seen.owner().orElseThrow()).hasSize(18).startsWith("0055f000001anaA");
            assertThat(seen.ours()).isFalse();
        });
    }

    @Test
    void dotted_names_of_changed_fields_are_taken_as_they_are() {
        Told told = read(
                "LeadChangeEvent",
                "\"changeType\":\"UPDATE\",\"recordIds\":[\"%s\"],\"changedFields\":[\"Status\",\"Address.Street\"]"
                        .formatted(ONE),
                ",\"Status\":\"MQL\"");

        assertThat(((News.OfLead) told.news().getFirst()).changed())
                .containsExactlyInAnyOrder("Status", "Address.Street");
    }

    @Test
    void our_mark_is_at_the_end_of_the_origin() {
        for (String origin : List.of("com/salesforce/api/rest/62.0;client=baton", "client=baton")) {
            assertThat(ours(origin)).as(origin).isTrue();
        }
        for (String origin : List.of("com/salesforce/api/rest/62.0;client=batonette", "client=baton;other", "")) {
            assertThat(ours(origin)).as(origin).isFalse();
        }
    }

    private static boolean ours(String origin) {
        Told told = read(
                "LeadChangeEvent",
                "\"changeType\":\"UPDATE\",\"recordIds\":[\"%s\"],\"changeOrigin\":\"%s\"".formatted(ONE, origin),
                ",\"Status\":\"New\"");
        return ((News.OfLead) told.news().getFirst()).sightings().getFirst().ours();
    }

    @Test
    void gaps_are_untold_and_a_deletion_holds_where_nothing_can_be_read() {
        for (String change : List.of("GAP_CREATE", "GAP_UPDATE", "GAP_UNDELETE", "GAP_SOMETHING_NEW")) {
            assertThat(read("LeadChangeEvent", header(change, ONE), "").news())
                    .as(change)
                    .singleElement()
                    .isInstanceOf(News.Untold.class);
        }
        News.Untold gone = (News.Untold)
                read("LeadChangeEvent", header("GAP_DELETE", ONE), "").news().getFirst();
        assertThat(gone.gone().flatMap(Sighting::deleted)).contains(true);
    }

    @Test
    void wildcards_and_overflows_name_nobody() {
        for (String id : List.of("00Q*", "000000000000000AAA", "")) {
            assertThat(read("LeadChangeEvent", header("GAP_OVERFLOW", id), "").news())
                    .as(id)
                    .singleElement()
                    .isInstanceOf(News.Unnamed.class);
        }
    }

    @Test
    void what_is_missing_is_no_reason_to_fail() {
        Told told = read("LeadChangeEvent", "\"changeType\":\"DELETE\",\"recordIds\":[\"%s\"]".formatted(ONE), "");

        News.OfLead gone = (News.OfLead) told.news().getFirst();
        assertThat(gone.sightings().getFirst().stamp()).isEqualTo(new Stamp(ARRIVED, 0));
    }

    @Test
    void what_is_not_understood_says_why() {
        assertThat(EVENTS.read(json("{}"), ARRIVED).unclear()).contains("does not come from Salesforce's event relay");
        assertThat(read("AccountChangeEvent", header("UPDATE", ONE), "").unclear())
                .isPresent();
        assertThat(read("LeadChangeEvent", "\"changeType\":\"UPDATE\"", "").unclear())
                .contains("names no record");
        assertThat(read("LeadChangeEvent", header("MERGE", ONE), "").unclear()).isPresent();
    }

    @Test
    void only_a_finished_task_is_news_and_whom_it_is_about_where_the_whole_of_it_is_said() {
        Told made = read(
                "TaskChangeEvent",
                header("CREATE", "00T5f000000taskAAA"),
                ",\"Status\":\"Completed\",\"WhoId\":\"" + ONE + "\"");
        Told done = read(
                "TaskChangeEvent",
                header("UPDATE", "00T5f000000taskAAA"),
                ",\"Status\":\"Completed\",\"WhoId\":\"" + ONE + "\"");
        Told open = read("TaskChangeEvent", header("UPDATE", "00T5f000000taskAAA"), ",\"Status\":\"In Progress\"");

        assertThat(((News.TaskDone) made.news().getFirst()).who()).contains(ONE);
        assertThat(((News.TaskDone) done.news().getFirst()).who()).isEmpty();
        assertThat(open.news()).isEmpty();
        assertThat(open.unclear()).isEmpty();
    }

    @Test
    void that_a_task_is_gone_or_back_is_news_whatever_it_was_like() {
        for (String change : List.of("DELETE", "UNDELETE")) {
            News.TaskMoved moved = (News.TaskMoved) read("TaskChangeEvent", header(change, "00T5f000000taskAAA"), "")
                    .news()
                    .getFirst();
            assertThat(moved.deleted()).isEqualTo(change.equals("DELETE"));
        }
    }

    @Test
    void the_task_that_tells_a_manager_of_a_breach_is_no_news_even_if_it_is_created_as_finished() {
        for (String ours : List.of("q1Zp0hJ7cV3nXk5T8bWm2A-1-breach-1", "q1Zp0hJ7cV3nXk5T8bWm2A")) {
            Told told = read(
                    "TaskChangeEvent",
                    header("CREATE", "00T5f000000taskAAA"),
                    ",\"Status\":\"Completed\",\"WhoId\":\"" + ONE + "\",\"Baton_Task_Id__c\":\"" + ours + "\"");
            assertThat(told.news()).hasSize(ours.contains("breach") ? 0 : 1);
        }
    }

    @Test
    void every_sample_event_of_the_relay_can_be_read() throws IOException {
        Path samples = Path.of(System.getProperty("baton.root"), "events", "samples");
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith("salesforce-lead"))
                    .toList()) {
                Told told = EVENTS.read(json(Files.readString(file)), ARRIVED);
                assertThat(told.news().isEmpty() && told.unclear().isEmpty())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void nothing_that_can_be_parsed_makes_it_throw() {
        String[] pieces = {
            "\"recordIds\":[1,null,\"00Q*\",{}]",
            "\"commitNumber\":\"99999999999999999999999\"",
            "\"commitTimestamp\":\"yesterday\"",
            "\"changeType\":7",
            "\"changeOrigin\":[]",
            "\"commitUser\":{}",
            "\"recordIds\":\"" + ONE + "\"",
            "\"changeType\":\"UPDATE\"",
            "\"recordIds\":[\"" + ONE + "\"]"
        };
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            StringBuilder header = new StringBuilder("\"a\":0");
            for (String piece : pieces) {
                header.append(random.nextBoolean() ? "," + piece : "");
            }
            for (String type : List.of("LeadChangeEvent", "TaskChangeEvent", "CampaignMemberChangeEvent")) {
                assertThat(read(type, header.toString(), ",\"Status\":{\"x\":[1]},\"OwnerId\":5")
                                .news())
                        .isNotNull();
            }
        }
    }

    private static String header(String change, String id) {
        return "\"changeType\":\"%s\",\"recordIds\":[\"%s\"],\"commitTimestamp\":1795521600000".formatted(change, id);
    }
}
