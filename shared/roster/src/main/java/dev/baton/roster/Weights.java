package dev.baton.roster;

/** Shares of a pool's turns, in thousandths. */
public final class Weights {
    /** Weight one. */
    public static final int ONE = 1000;

    /** The largest weight that counts: a thousand. What is above counts as this. */
    public static final int MOST = 1_000_000;

    private Weights() {}

    /**
     * The rep's weight in the pool: the rep's own times the pool's for this rep, to the nearest thousandth. Zero if either is zero: such a
     * rep gets no turns. Otherwise at least a thousandth and at most {@link #MOST}.
     */
    public static int effective(Rep rep, Pool pool) {
        int own = Math.clamp(rep.weight(), 0, MOST);
        int here = Math.clamp(pool.weights().getOrDefault(rep.id(), ONE), 0, MOST);
        if (own == 0 || here == 0) {
            return 0;
        }
        return Math.clamp(((long) own * here + ONE / 2) / ONE, 1, MOST);
    }
}
