package dev.baton.roster;

import java.util.Map;

/**
 * Whose turn it is in a pool, as EEVDF keeps it. Units: 2^32 a turn of weight one.
 *
 * @param virtualTime V: never falls
 * @param members each member that is remembered, by rep id
 * @param owed by how much V runs ahead of the turns that were really had, because some were given back: the next turns move V by so much
 *     less, see {@link Eevdf#returned}
 */
public record Turn(long virtualTime, Map<String, Member> members, long owed) {
    public static final Turn START = new Turn(0, Map.of());

    /**
     * One member's place.
     *
     * @param pass where the member's next turn begins
     * @param weight the effective weight, in thousandths, that {@code pass} was computed with
     * @param present whether the member was available when the pool last took a turn
     */
    public record Member(long pass, int weight, boolean present) {}

    public Turn {
        members = Map.copyOf(members);
    }

    /** A turn of which none was given back. */
    public Turn(long virtualTime, Map<String, Member> members) {
        this(virtualTime, members, 0);
    }
}
