package dev.baton.roster.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HandoverTest {
    @Property(tries = 2_000)
    void somebodyFreeIsLeftAndWhoeverHasItIsNot(
            @ForAll("earlier") List<String> had, @ForAll("people") Set<String> free) {
        String owner = had.getLast();
        switch (Handover.of(had, free)) {
            case Handover.Past(Set<String> notTo) -> {
                assertThat(notTo).contains(owner);
                assertThat(had).containsAll(notTo);
                assertThat(free).anyMatch(rep -> !notTo.contains(rep));
            }
            case Handover.Nobody() -> assertThat(Set.of(owner)).containsAll(free);
        }
    }

    @Property(tries = 2_000)
    void whoHadItLaterIsSkippedRatherThanWhoHadItEarlierAndNobodyIsForgottenInVain(
            @ForAll("earlier") List<String> had, @ForAll("people") Set<String> free) {
        if (Handover.of(had, free) instanceof Handover.Past(Set<String> notTo)) {
            for (String forgotten : had) {
                if (!notTo.contains(forgotten)) {
                    assertThat(notTo).allMatch(kept -> had.lastIndexOf(kept) > had.lastIndexOf(forgotten));
                }
            }
            had.stream()
                    .filter(rep -> !notTo.contains(rep))
                    .max((one, other) -> had.lastIndexOf(one) - had.lastIndexOf(other))
                    .ifPresent(next -> assertThat(free)
                            .as("with " + next + " nobody would be left")
                            .allMatch(rep -> notTo.contains(rep) || rep.equals(next)));
        }
    }

    @Provide
    Arbitrary<String> person() {
        return Arbitraries.of("ana", "bo", "chi", "dee");
    }

    @Provide
    Arbitrary<List<String>> earlier() {
        return person().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Set<String>> people() {
        return person().set();
    }

    @Test
    void whenEverybodyHasHadItTheOldestMayHaveItAgain() {
        assertThat(Handover.of(List.of("ana", "bo", "chi"), Set.of("ana", "bo", "chi")))
                .isEqualTo(new Handover.Past(Set.of("bo", "chi")));
    }

    @Test
    void aPoolOfOneHasNobodyElse() {
        assertThat(Handover.of(List.of("ana"), Set.of("ana"))).isEqualTo(new Handover.Nobody());
        assertThat(Handover.of(List.of("ana"), Set.of())).isEqualTo(new Handover.Nobody());
    }
}
