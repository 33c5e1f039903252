package dev.baton.playbook;

/**
 * What came of holding a matcher against a lead.
 *
 * @param why in words: what made it match, or the first thing that did not
 */
record Match(boolean matched, String why) {}
