package dev.baton.roster;

import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * How much open work somebody has for what they may have: open leads over the cap, the tighter of the rep's and the pool's, each with its
 * own count; where neither has a cap, over the weight. Compared exactly, as fractions.
 *
 * @param open how many
 * @param room of how many, in thousandths; never zero
 */
record Burden(int open, long room) implements Comparable<Burden> {
    /** More than anybody has. */
    static final Burden HEAVIEST = new Burden(Integer.MAX_VALUE, 1);

    static Burden of(Rep rep, Load load, Pool pool, int weight) {
        Burden own = of(load.open(), rep.caps().open());
        Load.PoolLoad in = load.pools().getOrDefault(pool.id(), Load.PoolLoad.NONE);
        Burden here = of(in.open(), pool.caps().open());
        if (own.room == 0 && here.room == 0) {
            return new Burden(load.open(), Math.max(weight, 1));
        }
        if (own.room == 0 || here.room == 0) {
            return own.room == 0 ? here : own;
        }
        return own.compareTo(here) >= 0 ? own : here;
    }

    private static Burden of(int open, OptionalInt cap) {
        return new Burden(open, cap.isPresent() ? Math.max(cap.getAsInt(), 1) * 1000L : 0);
    }

    @Override
    public int compareTo(Burden other) {
        return BigInteger.valueOf(open)
                .multiply(BigInteger.valueOf(other.room))
                .compareTo(BigInteger.valueOf(other.open).multiply(BigInteger.valueOf(room)));
    }
}
