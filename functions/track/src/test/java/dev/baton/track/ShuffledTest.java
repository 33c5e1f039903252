package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Mode;
import dev.baton.track.Paper.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of histories, each gone through in order and in disorder. A failure names its seed. */
class ShuffledTest {
    private static final int HISTORIES = 6_000;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void late_and_repeated_events_end_as_those_in_order(Mode mode) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Story story = story(random, mode);

            Paper disorder = Paper.decided(mode);
            story.delivered.ifPresent(disorder::delivered);
            disordered(story.told, random).forEach(disorder::hear);

            assertThat(disorder.end()).as("seed %d: %s", seed, names(story)).isEqualTo(inOrder(story, mode));
            assertThat(disorder.changes(List.of(), false))
                    .as("seed %d: nothing is left to do", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void lost_events_and_a_gap_that_tells_of_them_end_as_if_nothing_had_been_lost(Mode mode) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Story story = story(random, mode);
            List<Story.Told> heard = new ArrayList<>(disordered(story.told, random));
            heard.removeIf(_ -> random.nextInt(3) == 0);
            heard.add(
                    random.nextInt(heard.size() + 1),
                    new Story.Told("read", List.of(story.snapshot()), Optional.empty()));

            Paper paper = Paper.decided(mode);
            story.delivered.ifPresent(paper::delivered);
            heard.forEach(paper::hear);

            End wanted = inOrder(story, mode);
            assertThat(paper.end().untimed().ownerless())
                    .as("seed %d: %s", seed, names(story))
                    .isEqualTo(wanted.untimed().ownerless());
            // Before the delivery, an owner as at birth cannot be told from one who was changed and changed back
            // unheard.
            if (mode == Mode.SHADOW || story.delivered.isPresent()) {
                assertThat(paper.end().untimed())
                        .as("seed %d: %s", seed, names(story))
                        .isEqualTo(wanted.untimed());
            }
            if (paper.end().touched().isPresent()) {
                assertThat(wanted.touched())
                        .as("seed %d: nobody is made to have touched it", seed)
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_rep_never_counts_more_or_less_than_the_one_lead(Mode mode) {
        for (long seed = 0; seed < HISTORIES / 4; seed++) {
            Random random = new Random(seed);
            Story story = story(random, mode);
            Paper paper = Paper.decided(mode);
            for (Story.Told told : disordered(story.told, random)) {
                paper.hear(told);
                assertThat(paper.loads.values()).as("seed %d", seed).allMatch(open -> open == 1);
                assertThat(paper.loads).hasSize(paper.lead.open() ? 1 : 0);
            }
        }
    }

    private static Story story(Random random, Mode mode) {
        int length = 1 + random.nextInt(9);
        return switch (mode) {
            case LIVE -> Story.of(random, length, Cast.QUEUE, Optional.of(Cast.ANA));
            case SHADOW -> Story.of(random, length, Cast.ALL.get(random.nextInt(4)), Optional.empty());
        };
    }

    private static End inOrder(Story story, Mode mode) {
        Paper paper = Paper.decided(mode);
        for (Story.Told told : story.told) {
            if (told.what().equals("delivered")) {
                story.delivered.ifPresent(paper::delivered);
            }
            paper.hear(told);
        }
        return paper.end();
    }

    private static List<Story.Told> disordered(List<Story.Told> told, Random random) {
        List<Story.Told> all = new ArrayList<>(told);
        told.stream().filter(_ -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    private static List<String> names(Story story) {
        return story.told.stream().map(Story.Told::what).toList();
    }
}
