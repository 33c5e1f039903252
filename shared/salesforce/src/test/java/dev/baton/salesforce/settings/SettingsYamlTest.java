package dev.baton.salesforce.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.playbook.source.Finding;
import dev.baton.salesforce.LeadFields;
import dev.baton.salesforce.Settings;
import dev.baton.salesforce.settings.SettingsYaml.Reading;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SettingsYamlTest {
    private static Reading read(String text) {
        return SettingsYaml.read("salesforce.yaml", text, Optional.empty());
    }

    private static List<String> findings(String text) {
        return read(text).findings().stream().map(Finding::text).toList();
    }

    @Test
    void the_sample_says_exactly_what_holds_without_it() {
        Reading sample = SettingsYaml.read(
                Path.of(System.getProperty("baton.root"), "samples/salesforce.yaml"), Optional.empty());
        assertThat(sample.findings()).isEmpty();
        assertThat(sample.settings()).contains(Settings.DEFAULTS);
    }

    @Test
    void what_is_left_out_is_the_default_and_none_takes_one_away() {
        Settings settings = read("""
                leads:
                  untouched: New
                  closed: {Junk: spam}
                  existing: reassign
                  fields:
                    interest.message: none
                    attributes.teamSize: Team_Size__c
                  constants: {Segment__c: Inbound}
                users:
                  from: Department = 'Sales'
                  fields: {weight: Baton_Weight__c, region: Region__c}
                task: {subject: "{person} wants {route}", due-days: 2, withdrawn-status: Done}
                first-touch: {tasks: false, priority: Urgent}
                """).settings().orElseThrow();
        assertThat(settings.untouched()).isEqualTo(Set.of("New"));
        assertThat(settings.closed()).isEqualTo(Map.of("Junk", "spam"));
        assertThat(settings.existing()).isEqualTo(Settings.Existing.REASSIGN);
        Map<String, String> fields = new HashMap<>(LeadFields.DEFAULTS);
        fields.remove("interest.message");
        fields.put("attributes.teamSize", "Team_Size__c");
        assertThat(settings.leadFields()).isEqualTo(fields);
        assertThat(settings.constants()).isEqualTo(Map.of("Segment__c", "Inbound"));
        assertThat(settings.users().filter()).isEqualTo("Department = 'Sales'");
        assertThat(settings.users().fields())
                .containsEntry("weight", "Baton_Weight__c")
                .containsEntry("region", "Region__c")
                .containsEntry("team", "Department");
        assertThat(settings.task())
                .isEqualTo(new Settings.Task("{person} wants {route}", "High", "Not Started", 2, "Done"));
        assertThat(settings.accounts()).isEqualTo(Settings.Accounts.DEFAULTS);
        assertThat(settings.firstTouch()).isEqualTo(new Settings.FirstTouch(false, "Urgent"));
    }

    @Test
    void settings_come_back_from_json_as_they_were() {
        Settings settings = Settings.DEFAULTS.withLengths(Map.of("Email", 80));
        assertThat(Settings.of(settings.json())).isEqualTo(settings);
        Settings bare = read("leads: {untouched: New, closed: {}}").settings().orElseThrow();
        assertThat(Settings.of(bare.json())).isEqualTo(bare);
    }

    @Test
    void settings_of_before_tasks_were_withdrawn_are_readable() {
        String before = Settings.DEFAULTS.json().replace(",\"withdrawn\":\"Completed\"", "");
        assertThat(before).doesNotContain("withdrawn");
        assertThat(Settings.of(before)).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void settings_of_before_people_heard_of_first_touches_in_salesforce_are_readable_and_they_do() {
        String before = Settings.DEFAULTS.json().replaceFirst(",\"firstTouch\":\\{[^}]*}", "");
        assertThat(before).doesNotContain("firstTouch");
        assertThat(Settings.of(before)).isEqualTo(Settings.DEFAULTS);
        assertThat(Settings.of(before).firstTouch().tasks()).isTrue();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() {
        assertThat(findings("""
                lead:
                  untouched: New
                leads:
                  untouched: [New, ""]
                  closed: [Junk]
                  existing: keep-onwer
                  open: IsConverted = false) OR (Id != null
                  fields:
                    person.emial: Email
                    person.phone: "Phone; DROP"
                    person.title: OwnerId
                    person.language: Email
                  constants: {OwnerId: me, Kind__c: Dr, Empty__c: }
                users:
                  from: Department = 'Sales
                  fields: {email: Email, waight: Weight__c}
                accounts:
                  fields: {colour: Colour__c}
                task: {subject: "Call {persson}", due-days: soon}
                first-touch: {tasks: maybe}
                """))
                .containsExactly(
                        "salesforce.yaml:1:1: error: the file has no key \"lead\" (did you mean leads?)",
                        "salesforce.yaml:4:20: error: untouched should be a word or a text, not nothing",
                        "salesforce.yaml:5:11: error: closed should be a block of statuses, each with its reason, not a list (write Unqualified: disqualified)",
                        "salesforce.yaml:6:13: error: existing is \"keep-onwer\" (did you mean keep-owner?)",
                        "salesforce.yaml:7:9: error: the brackets of the condition do not match (close each that is opened)",
                        "salesforce.yaml:9:5: error: \"person.emial\" cannot be mapped (did you mean person.email?)",
                        "salesforce.yaml:10:19: error: this should be the API name of a field (for instance Phone, or none)",
                        "salesforce.yaml:11:5: error: OwnerId cannot be mapped: Baton or Salesforce itself fills it",
                        "salesforce.yaml:12:5: error: person.language and person.email both go to Email (give one of them another field, or none)",
                        "salesforce.yaml:13:15: error: \"OwnerId\" is no field of a Lead that can be given a value",
                        "salesforce.yaml:13:50: error: this should be a text of 255 characters at most",
                        "salesforce.yaml:15:9: error: a text in the condition does not end (put a value between two single quotation marks: Department = 'Sales')",
                        "salesforce.yaml:16:12: error: \"email\" cannot be mapped (known: away-from, away-to, booking-url, cap-day, cap-open, cap-week, name, on, ...)",
                        "salesforce.yaml:16:26: warning: \"waight\" is taken as an attribute of the rep (did you mean weight?)",
                        "salesforce.yaml:18:12: error: \"colour\" cannot be mapped (known: domain, employees, industry, name, owner, type)",
                        "salesforce.yaml:19:17: error: nothing is known by the name of \"{persson}\" (did you mean {person}?)",
                        "salesforce.yaml:19:45: error: due-days is \"soon\", which is not a whole number from 0 to 365",
                        "salesforce.yaml:20:22: error: tasks is \"maybe\" (write true or false)");
    }

    @Test
    void a_status_cannot_be_untouched_and_closed() {
        assertThat(findings("leads:\n  untouched: [New]\n  closed:\n    New: spam\n"))
                .containsExactly(
                        "salesforce.yaml:4:5: error: the status \"New\" is untouched and closed at once (keep it in one of the two)");
    }

    @Test
    void hostile_yaml_is_refused_like_a_playbooks() {
        assertThat(findings("leads: &a [*a, *a]\n")).isNotEmpty();
        assertThat(findings("--- !!javax.script.ScriptEngineManager {}\n")).isNotEmpty();
        assertThat(findings("[".repeat(5000))).isNotEmpty();
        assertThat(findings(""))
                .containsExactly(
                        "salesforce.yaml:1:1: error: the file is empty (begin with leads: or another of [accounts, campaigns, first-touch, leads, task, users])");
        assertThat(findings("just a text")).isNotEmpty();
    }

    @Property(tries = 300)
    void no_text_is_too_strange_to_be_read(@ForAll String text) {
        Reading reading = read(text);
        assertThat(reading.settings().isPresent())
                .isEqualTo(reading.findings().stream().noneMatch(Finding::fatal));
    }
}
