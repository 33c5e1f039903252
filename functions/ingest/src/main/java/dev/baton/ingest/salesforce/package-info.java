/** Salesforce's events, as its event relay sends them through EventBridge. Pure. */
@NullMarked
package dev.baton.ingest.salesforce;

import org.jspecify.annotations.NullMarked;
