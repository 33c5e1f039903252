package dev.baton.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Account;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import dev.baton.testing.SampleLeads;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EnrichmentTest {
    private static final Signal WEBINAR = new Signal("webinar-attended", SampleLeads.NOON, Signal.By.PERSON, "");

    private final ExecutorService readers =
            Executors.newFixedThreadPool(4, Thread.ofVirtual().factory());
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void endReaders() {
        readers.shutdownNow();
    }

    @Test
    void what_the_account_knows_fills_what_the_lead_left_out() {
        Facts facts = enriched(SampleLeads.eva(), account());

        assertThat(facts)
                .isEqualTo(new Facts(
                        EmailKind.BUSINESS,
                        "DE",
                        SampleLeads.ACME.employees(),
                        "Machinery",
                        Optional.of(SampleLeads.ACME),
                        List.of(WEBINAR),
                        List.of()));
    }

    @Test
    void what_the_lead_says_itself_comes_first() {
        Lead lead = lead("eva@acme.example", "AT", Map.of("Company Size", "51-200"));

        Facts facts = enriched(lead, account());

        assertThat(facts.country()).isEqualTo("AT");
        assertThat(facts.employees()).hasValue(51);
    }

    @Test
    void the_kind_of_mailbox_follows_from_the_domain() {
        assertThat(kind("eva@gmail.com")).isEqualTo(EmailKind.FREE);
        assertThat(kind("eva@mailinator.com")).isEqualTo(EmailKind.DISPOSABLE);
        assertThat(kind("")).isEqualTo(EmailKind.NONE);
    }

    @Test
    void what_takes_too_long_is_left_out_and_said() {
        Known slow = new Fixed() {
            @Override
            public Optional<Account> account(String domain) {
                awaitForever();
                return Optional.empty();
            }
        };

        Facts facts = new Enrichment(slow, readers, Duration.ofMillis(200), 50)
                .of(List.of(SampleLeads.eva()))
                .getFirst();

        assertThat(facts.account()).isEmpty();
        assertThat(facts.signals()).containsExactly(WEBINAR);
        assertThat(facts.skipped()).containsExactly("the account was not looked up: the time was over");
    }

    @Test
    void ten_leads_wait_no_longer_together_than_one() {
        Known stuck = new Fixed() {
            @Override
            public Optional<Account> account(String domain) {
                awaitForever();
                return Optional.empty();
            }

            @Override
            public List<Signal> signals(Keys keys, int atMost) {
                awaitForever();
                return List.of();
            }
        };
        long begun = System.nanoTime();

        List<Facts> facts = new Enrichment(stuck, readers, Duration.ofMillis(300), 50)
                .of(Collections.nCopies(10, SampleLeads.eva()));

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
        assertThat(facts)
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.skipped()).hasSize(2));
    }

    @Test
    void what_cannot_be_read_is_left_out_and_said() {
        Known broken = new Fixed() {
            @Override
            public List<Signal> signals(Keys keys, int atMost) {
                throw new IllegalStateException("no table");
            }
        };

        Facts facts = enriched(SampleLeads.eva(), broken);

        assertThat(facts.account()).contains(SampleLeads.ACME);
        assertThat(facts.skipped()).containsExactly("earlier signals were not looked up: it could not be read");
    }

    private static Lead lead(String email, String country, Map<String, String> attributes) {
        Lead eva = SampleLeads.eva();
        return SampleLeads.lead(eva.id(), email, country, eva.keys(), attributes);
    }

    private EmailKind kind(String email) {
        return enriched(lead(email, "", Map.of()), account()).emailKind();
    }

    private Facts enriched(Lead lead, Known known) {
        return new Enrichment(known, readers, Duration.ofSeconds(10), 50)
                .of(List.of(lead))
                .getFirst();
    }

    private static Known account() {
        return new Fixed();
    }

    private void awaitForever() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Knows one account and one signal. */
    private static class Fixed implements Known {
        @Override
        public Optional<Account> account(String domain) {
            return Optional.of(SampleLeads.ACME);
        }

        @Override
        public List<Signal> signals(Keys keys, int atMost) {
            return List.of(WEBINAR);
        }
    }
}
