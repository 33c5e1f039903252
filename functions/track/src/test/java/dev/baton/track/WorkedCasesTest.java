package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table {@code cases/lead-and-record.txt}: what happens in Salesforce, and how the lead stands. */
class WorkedCasesTest {
    private static final Map<String, String> IDS =
            Map.of("ana", Cast.ANA, "bo", Cast.BO, "olga", Cast.OLGA, "queue", Cast.QUEUE);

    @TestFactory
    Stream<DynamicTest> the_lead_stands_as_the_table_says() throws IOException {
        return lines().map(line -> line.split("\\|", -1)).map(cells -> {
            List<String> row = Stream.of(cells).map(String::strip).toList();
            return DynamicTest.dynamicTest(row.get(0) + ": " + row.get(1) + " (" + row.get(6) + ")", () -> check(row));
        });
    }

    private static Stream<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(WorkedCasesTest.class.getResourceAsStream("/cases/lead-and-record.txt"))) {
            List<String> all = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }

    private static void check(List<String> row) {
        Mode mode = Mode.of(row.get(0));
        Paper paper = Paper.decided(mode);
        Story story = new Story(new Random(7), Cast.QUEUE);
        List<Runnable> late = new ArrayList<>();
        story.told.forEach(paper::hear);
        for (String step : row.get(1).split(",", -1)) {
            if (!step.isBlank()) {
                step(step.strip(), story, paper, late);
            }
        }
        late.forEach(Runnable::run);

        assertThat(paper.lead.status().word()).as("status").isEqualTo(row.get(2));
        assertThat(paper.lead.owner().map(WorkedCasesTest::name)).as("owner").contains(row.get(3));
        assertThat(paper.loads.keySet().stream().map(rep -> rep.replaceFirst("@.*", "")))
                .as("counts for")
                .containsExactlyElementsOf(row.get(4).isEmpty() ? List.of() : List.of(row.get(4)));
        assertThat(paper.lead.firstTouchAt().isPresent() ? "yes" : "no")
                .as("touched")
                .isEqualTo(row.get(5));
    }

    private static void step(String step, Story story, Paper paper, List<Runnable> late) {
        int colon = step.indexOf(':');
        String how = colon < 0 ? "" : step.substring(0, colon).strip();
        String what = step.substring(colon + 1).strip();
        int before = story.told.size();
        happens(what, story, paper);
        List<Story.Told> told = List.copyOf(story.told.subList(before, story.told.size()));
        switch (how) {
            case "" -> told.forEach(paper::hear);
            case "twice" -> {
                told.forEach(paper::hear);
                told.forEach(paper::hear);
            }
            case "late" -> late.add(() -> told.forEach(paper::hear));
            case "lost" -> {}
            default -> throw new IllegalArgumentException("nothing happens '" + how + "'");
        }
    }

    private static void happens(String what, Story story, Paper paper) {
        String[] words = what.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "delivered" -> {
                story.deliver(Cast.ANA);
                story.delivered.ifPresent(paper::delivered);
            }
            case "owner" -> story.own(id(rest));
            case "status" -> story.status(rest);
            case "task" -> story.task();
            case "converted" -> story.convert();
            case "deleted" -> story.delete();
            case "undeleted" -> story.undelete();
            case "reversed" -> story.reverse(id(rest));
            case "silently" -> story.silently(id(rest));
            case "read" -> paper.hear(List.of(story.snapshot()), List.of(), rest.equals("back"));
            default -> throw new IllegalArgumentException("'" + what + "' is nothing that happens");
        }
    }

    private static String id(String name) {
        return Optional.ofNullable(IDS.get(name))
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
    }

    private static String name(Owner owner) {
        return IDS.entrySet().stream()
                .filter(entry -> Cast.owner(entry.getValue()).equals(owner))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("somebody else");
    }
}
