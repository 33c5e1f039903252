package dev.baton.roster;

/**
 * Where a lead goes when everything else has failed.
 *
 * @param queue the Salesforce queue that gets it
 * @param tell the address that is told
 */
public record Fallback(String queue, String tell) {}
