/** The settings as people write them in {@code salesforce.yaml}: read, held against the org, every problem told at once. */
@NullMarked
package dev.baton.salesforce.settings;

import org.jspecify.annotations.NullMarked;
