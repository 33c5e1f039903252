package dev.baton.local.lambda;

import java.util.List;

/**
 * What a function did so far.
 *
 * @param pids of its living processes
 * @param starts how many processes were started
 * @param crashes how many ended unasked, were killed, were overdue or did not start
 * @param invocations how many events it was handed
 */
public record FunctionStats(List<Long> pids, long starts, long crashes, long invocations) {}
