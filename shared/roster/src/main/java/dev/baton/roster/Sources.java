package dev.baton.roster;

import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Said.Limit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What each source says of one person, and what holds: by hand over Salesforce over CSV, field by field. Two fields are another matter. A
 * person whom Salesforce says is inactive is inactive, whatever the others say. And somebody is away who is away by any hand: what was
 * said by hand counts beside what Salesforce says, or, where it says of no leave, the CSV; being back by hand ends what had begun by then.
 *
 * @param csv what the last file said; empty for somebody who was not in it
 * @param salesforce what the last sync found; empty for somebody whom Salesforce does not know
 * @param manual what was said by hand, all but the switch; empty while nothing was
 * @param onOff the switch by hand; empty while nobody has touched it
 */
public record Sources(Optional<Rep> csv, Optional<Said> salesforce, Optional<Said> manual, Optional<Boolean> onOff) {
    /** Nobody says anything. */
    public static final Sources NONE =
            new Sources(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int NORMAL_WEIGHT = 1000;

    /** The same with another file's row, or none. */
    public Sources withCsv(Optional<Rep> row) {
        return new Sources(row, salesforce, manual, onOff);
    }

    /** The same with what another sync found, or nothing. */
    public Sources withSalesforce(Optional<Said> found) {
        return new Sources(csv, found, manual, onOff);
    }

    /** The same with something else said by hand. */
    public Sources withManual(Said said) {
        return new Sources(csv, salesforce, said.equals(Said.NOTHING) ? Optional.empty() : Optional.of(said), onOff);
    }

    /** The same with the switch so. */
    public Sources withSwitch(Optional<Boolean> so) {
        return new Sources(csv, salesforce, manual, so);
    }

    /** What was said by hand. */
    public Said byHand() {
        return manual.orElse(Said.NOTHING);
    }

    /** Whether the person is in the roster at all: put in or taken out by hand, or known to one of the others. */
    public boolean member() {
        return byHand().member()
                .orElseGet(() ->
                        csv.isPresent() || salesforce.flatMap(Said::member).orElse(false));
    }

    /** The person as the sources have them together, by the switch too. */
    public Rep effective(String id) {
        Rep synced = synced(id);
        return onOff.map(so -> synced.with(so, synced.active())).orElse(synced);
    }

    /** The same without the switch by hand. */
    public Rep synced(String id) {
        return new Rep(
                id,
                first(Said::name).filter(name -> !name.isBlank()).orElse(id),
                first(Said::team).orElse(""),
                first(Said::speaks).orElse(Set.of()),
                attributes(),
                first(Said::zone).orElse(ZoneOffset.UTC),
                first(said -> optional(said.weight())).orElse(NORMAL_WEIGHT),
                new Caps(limit(Said::open), limit(Said::day), limit(Said::week)),
                first(Said::on).orElse(true),
                active(),
                leave(),
                first(Said::bookingUrl).orElse(""),
                first(Said::hours).orElse(""),
                first(Said::holidays).orElse(""));
    }

    private boolean active() {
        boolean goneInSalesforce =
                salesforce.flatMap(Said::active).filter(active -> !active).isPresent();
        return member() && !goneInSalesforce && first(Said::active).orElse(true);
    }

    private List<Leave> leave() {
        List<Leave> below = salesforce
                .map(Said::leave)
                .filter(leaves -> !leaves.isEmpty())
                .orElseGet(() -> csv.map(Rep::leave).orElse(List.of()));
        List<Leave> all = new ArrayList<>(byHand().leave());
        for (Leave leave : below) {
            boolean over =
                    byHand().back().filter(back -> !leave.from().isAfter(back)).isPresent();
            if (!over && !all.contains(leave)) {
                all.add(leave);
            }
        }
        return all;
    }

    private Map<String, Set<String>> attributes() {
        Map<String, Set<String>> all = new HashMap<>();
        csv.ifPresent(row -> all.putAll(row.attributes()));
        salesforce.ifPresent(said -> all.putAll(said.attributes()));
        all.putAll(byHand().attributes());
        return all;
    }

    private OptionalInt limit(Function<Said, Optional<Limit>> which) {
        return first(which).map(Limit::most).orElse(OptionalInt.empty());
    }

    private <T> Optional<T> first(Function<Said, Optional<T>> field) {
        return Stream.of(manual, salesforce, csv.map(Said::of))
                .flatMap(Optional::stream)
                .flatMap(said -> field.apply(said).stream())
                .findFirst();
    }

    private static Optional<Integer> optional(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
