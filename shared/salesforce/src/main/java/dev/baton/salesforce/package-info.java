/**
 * Salesforce's REST API as Baton uses it: composite graphs, queries, descriptions; and what a team configures about its org. The HTTP
 * client is a port ({@link dev.baton.salesforce.Http}).
 */
@NullMarked
package dev.baton.salesforce;

import org.jspecify.annotations.NullMarked;
