package dev.baton.local.lambda;

import java.util.List;

/**
 * What a function did so far.
 *
 * @param pids of its living processes
 * @param busy how many of them are starting or at work
 * @param starts how many processes were started
 * @param crashes how many ended unasked, were killed, were overdue or did not start
 * @param invocations how many events it was handed
 */
public record FunctionStats(List<Long> pids, int busy, long starts, long crashes, long invocations) {}
