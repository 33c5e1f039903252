package dev.baton.playbook;

/** Leads that are none, and why, in the team's own words. */
public record Rejection(Matcher when, String why) {}
