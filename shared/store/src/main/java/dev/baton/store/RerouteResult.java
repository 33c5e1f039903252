package dev.baton.store;

/** What came of starting a lead's next routing. */
public sealed interface RerouteResult {
    /**
     * It is received again: send {@code Accepted(lead, routing, 0)}; the timer sends it if that fails.
     *
     * @param before how it stood: where it counted in a rep's load, ring the pools that this rep is a member of
     */
    record Started(LeadState before, int routing) implements RerouteResult {}

    /** It stands otherwise than was seen: somebody else was first. Nothing was done. */
    record Changed(LeadState there) implements RerouteResult {}

    /** It is on its way in this routing already, or it was erased. Nothing was done. */
    record NotNow(LeadState there) implements RerouteResult {}

    /** No such lead. */
    record Unknown() implements RerouteResult {}
}
