/** Ingest: what comes in from outside, as forms, API calls, signals and Salesforce events. */
@NullMarked
package dev.baton.ingest;

import org.jspecify.annotations.NullMarked;
