package dev.baton.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A table.
 *
 * @param id its logical id
 * @param name its name on this machine
 * @param properties as the template has them
 */
public record TableSpec(String id, String name, JsonNode properties) {}
