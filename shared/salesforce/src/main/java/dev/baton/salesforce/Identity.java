package dev.baton.salesforce;

import java.net.URI;

/**
 * Who Baton is in the org.
 *
 * @param org the org's 18-character id
 * @param user the 18-character id of the user that Baton acts as
 * @param instance where the org's API is
 */
public record Identity(String org, String user, URI instance) {}
