package dev.baton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.local.template.FunctionSpec;
import dev.baton.local.template.Resolver;
import dev.baton.local.template.Schedule;
import dev.baton.local.template.Template;
import dev.baton.local.template.TemplateException;
import dev.baton.local.template.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the local run reads out of a template besides what a whole run shows. */
class WiringTest {
    private static final String TEMPLATE = """
            Parameters: {Polling: {Type: String, Default: "off"}}
            Conditions:
              Polls: !Not [!Equals [!Ref Polling, "off"]]
            Resources:
              SyncFunction:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: function.zip
                  Environment: {Variables: {WHAT: !If [Polls, polls, !Select [1, !Split [":", "a:waits"]]]}}
                  Events:
                    Often: {Type: Schedule, Properties: {Schedule: rate(5 minutes), Input: '{"sync":"people"}'}}
                    Nightly: {Type: Schedule, Properties: {Schedule: cron(15 3 * * ? *)}}
                    Polling:
                      Type: Schedule
                      Properties:
                        Schedule: !If [Polls, !Ref Polling, rate(1 day)]
                        State: !If [Polls, ENABLED, DISABLED]
              PollFunction:
                Type: AWS::Serverless::Function
                Condition: Polls
                Properties: {CodeUri: function.zip}
            """;

    private static List<FunctionSpec> functions(String polling) {
        Template template = Template.parse(TEMPLATE);
        Resolver resolver = new Resolver(Map.of("Polling", polling), template.conditions());
        return new Wiring(template, "baton").functions(resolver, Path.of("."));
    }

    @Test
    void a_condition_that_does_not_hold_leaves_out_what_hangs_on_it() {
        assertThat(functions("off")).singleElement().satisfies(sync -> {
            assertThat(sync.environment()).containsEntry("WHAT", "waits");
            assertThat(sync.schedules()).hasSize(2);
            assertThat(sync.schedules().getFirst().input()).contains("{\"sync\":\"people\"}");
        });
    }

    @Test
    void a_condition_that_holds_brings_it_in() {
        assertThat(functions("rate(2 minutes)")).hasSize(2).first().satisfies(sync -> {
            assertThat(sync.environment()).containsEntry("WHAT", "polls");
            assertThat(sync.schedules().getLast().period()).isEqualTo(Duration.ofMinutes(2));
        });
    }

    @Test
    void a_time_of_the_day_is_waited_for_and_comes_every_day() {
        Schedule nightly = functions("off").getFirst().schedules().getLast();
        assertThat(nightly.first(Instant.parse("2026-11-22T03:00:00Z"))).isEqualTo(Duration.ofMinutes(15));
        assertThat(nightly.first(Instant.parse("2026-11-22T03:30:00Z"))).isEqualTo(Duration.ofMinutes(24 * 60 - 15));
        assertThat(nightly.period()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> Schedule.read("cron(0 9 ? * MON *)", Optional.empty()))
                .isInstanceOf(TemplateException.class);
    }
}
