package dev.baton.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.salesforce.RecordId;
import dev.baton.store.LeadState;
import dev.baton.store.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Histories of many leads at once, told to two workers in disorder, on the real store. A failure names its seed. */
class ShuffledOnDynamoTest {
    private static final int LEADS = 24;

    /** One event of one lead. */
    private record News(LeadId lead, Story.Told told) {}

    @Test
    void two_workers_and_any_order_end_where_one_in_order_would_and_capacity_is_true() throws Exception {
        long seed = System.nanoTime() % 1_000_000;
        Random random = new Random(seed);
        Office office = Office.open();
        Map<LeadId, Paper.End> wanted = new LinkedHashMap<>();
        List<News> news = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            Mode mode = i % 3 == 0 ? Mode.SHADOW : Mode.LIVE;
            Story story = Story.of(
                    random,
                    2 + random.nextInt(6),
                    Cast.QUEUE,
                    mode == Mode.LIVE ? Optional.of(Cast.ANA) : Optional.empty());
            LeadId lead = office.decided(office.born(record(i)), mode).id();
            story.delivered.ifPresent(what -> office.delivered(lead, what));
            wanted.put(lead, inOrder(story, mode));
            story.told.forEach(told -> news.add(new News(lead, told)));
        }
        news.addAll(news.stream().filter(_ -> random.nextInt(3) == 0).toList());
        Collections.shuffle(news, random);

        twoWorkers(office, news);

        Map<String, Integer> open = new HashMap<>();
        wanted.forEach((lead, end) -> {
            LeadState there = office.state(lead);
            assertThat(new Paper.End(there.status(), there.owner(), there.open(), there.firstTouchAt(), Map.of()))
                    .as("seed %d, lead %s", seed, lead)
                    .isEqualTo(new Paper.End(end.status(), end.owner(), end.open(), end.touched(), Map.of()));
            end.loads().forEach((rep, count) -> open.merge(rep, count, Integer::sum));
        });
        assertThat(office.loads()).as("seed %d", seed).isEqualTo(open);
        assertThat(office.audit().violations()).as("seed %d", seed).isEmpty();
    }

    private static void twoWorkers(Office office, List<News> news) throws Exception {
        Callable<Boolean> even = () -> work(office, news, 0);
        Callable<Boolean> odd = () -> work(office, news, 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> each : threads.invokeAll(List.of(even, odd))) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private static boolean work(Office office, List<News> news, int part) {
        Settling settling = office.settling();
        for (int i = part; i < news.size(); i += 2) {
            News one = news.get(i);
            List<Sighting> sightings = one.told().sightings();
            settling.settle(
                    new Settling.Matter(
                            one.lead(), sightings, one.told().touch().stream().toList(), true, 0),
                    Cast.POLICY,
                    Round.asking(Optional.empty()));
        }
        return true;
    }

    private static Paper.End inOrder(Story story, Mode mode) {
        Paper paper = Paper.decided(mode);
        for (Story.Told told : story.told) {
            if (told.what().equals("delivered")) {
                story.delivered.ifPresent(paper::delivered);
            }
            paper.hear(told);
        }
        return paper.end();
    }

    private static String record(int i) {
        return RecordId.of(String.format(Locale.ROOT, "00Q5f00000%05d", i)).orElseThrow();
    }
}
