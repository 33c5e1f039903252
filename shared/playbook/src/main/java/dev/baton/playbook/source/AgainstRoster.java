package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Matcher;
import dev.baton.roster.Calendars;
import dev.baton.roster.Membership;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds a playbook against the people there are: pools that nobody is in, names that nobody has, reps who get nothing. */
final class AgainstRoster {
    private final PlaybookReader.Placed placed;
    private final Map<String, Rep> reps = new HashMap<>();
    private final Findings findings;
    private final AtWork atWork;

    AgainstRoster(PlaybookReader.Placed placed, Collection<Rep> roster, Findings findings) {
        this.placed = placed;
        this.findings = findings;
        roster.forEach(rep -> reps.put(rep.id(), rep));
        atWork = new AtWork(
                new Calendars(placed.playbook().hours()), placed.playbook().pools(), this::active, findings);
    }

    private List<Rep> active(Pool pool) {
        return Membership.of(pool, reps.values()).stream()
                .flatMap(member -> Stream.ofNullable(reps.get(member)))
                .filter(Rep::active)
                .toList();
    }

    void check() {
        for (Draft.Reference reference : placed.references()) {
            if (reference.kind() == Draft.Kind.REP && reference.name().contains("@")) {
                rep(reference);
            }
        }
        placed.pools().values().forEach(this::pool);
        new SlaAgainstRoster(placed.playbook(), reps, findings).check(placed.routes());
        placed.stated().forEach((when, stated) -> owners(when, stated.at()));
        reps.values().stream()
                .filter(AgainstRoster::shutOut)
                .map(Rep::id)
                .sorted()
                .forEach(this::shutOut);
    }

    /** A condition on accounts of somebody who is gone. */
    private void owners(Matcher matcher, Place at) {
        if (matcher instanceof Matcher.All(List<Matcher> of)) {
            of.forEach(part -> owners(part, at));
        } else if (matcher instanceof Matcher.OneOf(String field, List<String> values)
                && field.equals(Field.ACCOUNT_OWNER.word())) {
            values.stream()
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .filter(this::inactive)
                    .forEach(owner -> findings.warning(
                            at, owner + " owns accounts here, is inactive and gets no leads", "name somebody else"));
        }
    }

    private static boolean shutOut(Rep rep) {
        return Stream.of(rep.caps().open(), rep.caps().day(), rep.caps().week())
                .anyMatch(cap -> cap.isPresent() && cap.getAsInt() == 0);
    }

    private void shutOut(String rep) {
        findings.warning(
                Place.START, rep + " has a cap of 0 in the roster and gets no leads", "switch the rep off instead");
    }

    private void rep(Draft.Reference reference) {
        Rep rep = reps.get(reference.name().toLowerCase(Locale.ROOT));
        if (rep == null) {
            findings.error(
                    reference.at(),
                    "nobody in the roster is " + Say.quoted(reference.name()),
                    Hint.nearest(reference.name(), reps.keySet())
                            .map(name -> "did you mean " + name + "?")
                            .orElse("add the rep to the roster first"));
        } else if (!rep.active()) {
            findings.warning(reference.at(), rep.id() + " is inactive and gets no leads", "name somebody else");
        }
    }

    private void pool(PoolReader.Placed pool) {
        String id = pool.pool().id();
        List<String> members = Membership.of(pool.pool(), reps.values());
        if (members.isEmpty()) {
            findings.error(pool.at(), "nobody belongs to the pool " + Say.quoted(id), wrong(pool));
            return;
        }
        List<String> inactive =
                members.stream().filter(member -> inactive(member)).toList();
        if (inactive.size() == members.size()) {
            findings.error(
                    pool.at(), "every member of the pool " + Say.quoted(id) + " is inactive", "select active reps");
        } else if (!inactive.isEmpty()) {
            findings.warning(
                    pool.at(),
                    "members of the pool " + Say.quoted(id) + " are inactive and get no leads: "
                            + String.join(", ", inactive),
                    "remove them from the roster");
        }
        pool.matches().forEach(match -> matched(match, pool.pool(), members));
        atWork.check(pool);
        for (String weighted : new TreeSet<>(pool.pool().weights().keySet())) {
            if (reps.containsKey(weighted) && !members.contains(weighted)) {
                findings.warning(
                        pool.at(), weighted + " has a weight in the pool " + Say.quoted(id) + " but is no member", "");
            }
        }
    }

    /** An attribute that no member has would leave every lead that says something of it without anybody. */
    private void matched(PoolReader.Select match, Pool pool, List<String> members) {
        boolean has = members.stream()
                .flatMap(id -> Stream.ofNullable(reps.get(id)))
                .anyMatch(rep -> switch (match.key()) {
                    case "speaks" -> !rep.speaks().isEmpty();
                    case "team" -> true;
                    default ->
                        !rep.attributes().getOrDefault(match.key(), Set.of()).isEmpty();
                });
        if (!has) {
            findings.error(
                    match.at(),
                    "no member of the pool " + Say.quoted(pool.id()) + " has " + match.key()
                            + ", so none can have a lead that says its " + match.value(),
                    attributes().contains(match.key())
                            ? "fill in the column " + match.key() + " of the roster"
                            : "the roster has no column " + match.key() + meant(match.key(), attributes()));
        }
    }

    private boolean inactive(String member) {
        Rep rep = reps.get(member);
        return rep != null && !rep.active();
    }

    /** Which of the selecting values no rep has, with what was probably meant. */
    private String wrong(PoolReader.Placed pool) {
        List<String> wrong = new ArrayList<>();
        for (PoolReader.Select select : pool.selects()) {
            Pool.Members only = switch (select.key()) {
                case "team" -> new Pool.Members(Set.of(select.value()), Set.of(), Set.of(), Map.of());
                case "reps" -> new Pool.Members(Set.of(), Set.of(select.value()), Set.of(), Map.of());
                case "speaks" -> new Pool.Members(Set.of(), Set.of(), Set.of(select.value()), Map.of());
                default -> new Pool.Members(Set.of(), Set.of(), Set.of(), Map.of(select.key(), Set.of(select.value())));
            };
            if (reps.values().stream().noneMatch(rep -> Membership.selects(only, rep))) {
                wrong.add(nobody(select));
            }
        }
        return wrong.isEmpty()
                ? "each part of members has somebody, but nobody has all of it"
                : String.join("; ", wrong);
    }

    private String nobody(PoolReader.Select select) {
        return switch (select.key()) {
            case "team" -> "nobody is in the team " + select.value() + meant(select.value(), teams());
            case "speaks" -> "nobody speaks " + select.value();
            case "reps" -> "nobody is " + select.value();
            default ->
                attributes().contains(select.key())
                        ? "nobody has " + select.key() + " " + select.value()
                        : "the roster has no column " + select.key() + meant(select.key(), attributes());
        };
    }

    private static String meant(String written, Set<String> known) {
        return Hint.nearest(written, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private Set<String> attributes() {
        Set<String> names = new TreeSet<>(Set.of("team", "speaks", "reps"));
        reps.values().forEach(rep -> names.addAll(rep.attributes().keySet()));
        return names;
    }

    private Set<String> teams() {
        Set<String> teams = new TreeSet<>();
        reps.values().forEach(rep -> teams.add(rep.team()));
        return teams;
    }
}
