package dev.baton.simulation;

/**
 * What somebody had of a pool's turns, and what was promised: of each turn that was taken while the person could have had it, the part that
 * the weights of those who could have had it give.
 *
 * @param pool the pool, or {@code pool~2} for its second tier
 * @param weight the effective weight, in thousandths, at the last turn
 * @param had turns
 * @param promised turns, in millionths
 * @param capped how often the person's turn could not come because a limit was reached
 */
public record Share(String pool, String rep, int weight, long had, long promised, long capped) {
    static final long TURN = 1_000_000;

    Share plus(int itsWeight, boolean got, long part, boolean atLimit) {
        return new Share(pool, rep, itsWeight, had + (got ? 1 : 0), promised + part, capped + (atLimit ? 1 : 0));
    }

    /** By how many turns it is above what was promised; negative when it is below. */
    public double off() {
        return had - (double) promised / TURN;
    }
}
