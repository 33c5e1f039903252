package dev.baton.watch;

/**
 * What one sweep found and did.
 *
 * @param resent leads sent on their way again
 * @param redelivered deliveries sent again
 * @param postponed leads that wait for a queue that is merely behind
 * @param stuck leads given up after the last attempt: an operator has to look
 * @param deliverStuck deliveries given up
 * @param heldOverdue held leads whose deadline passed two minutes ago or more and who still wait
 * @param heldByFault leads that wait because deciding them failed, overdue or not
 * @param rung pools that were rung because leads wait there
 * @param failed leads that could not be looked after this time
 * @param salesforcePaused 1 while nothing is delivered to Salesforce
 * @param dailyLimit 1 while that is because the org's daily calls are used up
 * @param reminded leads whose owner was reminded of the first touch
 * @param breached leads that nobody had touched in time, and that stay where they are
 * @param reassigned leads that were taken from an owner who had not touched them in time
 * @param slaOverdue first touches that should have been looked after two minutes ago or more, and were not until now
 * @param finished false when time ran out before everything due was looked at
 */
public record Swept(
        int resent,
        int redelivered,
        int postponed,
        int stuck,
        int deliverStuck,
        int heldOverdue,
        int heldByFault,
        int rung,
        int failed,
        int salesforcePaused,
        int dailyLimit,
        int reminded,
        int breached,
        int reassigned,
        int slaOverdue,
        boolean finished) {}
