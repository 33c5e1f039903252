package dev.baton.playbook.source;

import dev.baton.playbook.Field;
import dev.baton.playbook.Table;
import dev.baton.playbook.Territories;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which territories a lead with some values cannot be in, by the rows of their table. */
final class TerritoryExclusions {
    /** With more pairs of country and state than this, it is not looked at which territory each can be in. */
    private static final int MOST_LOOKED_UP = 400;

    /** Rows of a table in which any column may be empty, times what may be looked up: more are not gone through. */
    private static final long MOST_ROWS = 5_000_000;

    private static final String TERRITORIES = "which territory goes with which values, as its conditions name too many";

    private final Universe universe;
    private final List<Part> impossible;
    private final List<String> leftOut;

    /**
     * Takes where to add.
     *
     * @param leftOut gets what was not looked into, in words
     */
    TerritoryExclusions(Universe universe, List<Part> impossible, List<String> leftOut) {
        this.universe = universe;
        this.impossible = impossible;
        this.leftOut = leftOut;
    }

    /** A lead's country and its like leave few territories: those of its rows. */
    void add(Territories territories, Table table) {
        List<String> texts = territories.by().stream()
                .filter(column -> !column.equals(Territories.POSTAL_PREFIX))
                .filter(column -> Field.of(column)
                        .filter(field -> field.kind() == Field.Kind.NUMBER)
                        .isEmpty())
                .toList();
        if (texts.isEmpty()) {
            return;
        }
        String one = texts.getFirst();
        String other = texts.size() > 1 ? texts.get(1) : "";
        Set<String> firsts = universe.known(new Aspect.Text(one));
        Set<String> seconds = universe.known(new Aspect.Text(other));
        if ((long) firsts.size() * seconds.size() > MOST_LOOKED_UP) {
            leftOut.add(TERRITORIES);
            return;
        }
        if (TableReach.isPlain(territories.by(), territories.shapes())) {
            TableReach reach = new TableReach(table.rows(), territories.otherwise(), parts(firsts), parts(seconds));
            exclude(one, other, reach::possible);
            return;
        }
        ShapedReach reach = new ShapedReach(territories, table.rows(), one, other, parts(firsts), parts(seconds));
        if ((long) reach.size() * firsts.size() * seconds.size() <= MOST_ROWS) {
            exclude(one, other, reach::possible);
        } else {
            leftOut.add(TERRITORIES);
        }
    }

    private void exclude(String first, String second, Leaves possible) {
        Aspect one = new Aspect.Text(first);
        Aspect other = new Aspect.Text(second);
        Aspect territory = new Aspect.Territory();
        for (String value : universe.known(one)) {
            for (String with : universe.known(other)) {
                BitSet elsewhere = (BitSet) universe.all(territory).clone();
                possible.of(TableReach.part(value), TableReach.part(with))
                        .forEach(name -> elsewhere.clear(universe.indexOf(territory, Universe.folded(name))));
                if (!elsewhere.isEmpty()) {
                    Map<Aspect, BitSet> never = new HashMap<>(Map.of(territory, elsewhere));
                    never.put(one, Universe.bit(universe.indexOf(one, value)));
                    if (universe.known(other).size() > 1) {
                        never.put(other, Universe.bit(universe.indexOf(other, with)));
                    }
                    impossible.add(new Part(never));
                }
            }
        }
    }

    /** The territories that two values leave. */
    @FunctionalInterface
    private interface Leaves {
        Set<String> of(String first, String second);
    }

    private static Set<String> parts(Set<String> values) {
        return values.stream()
                .filter(value -> !value.equals(Universe.OTHER))
                .map(TableReach::part)
                .collect(Collectors.toSet());
    }
}
