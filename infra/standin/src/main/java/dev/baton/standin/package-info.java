/**
 * A stand-in for Salesforce: a test double with the shapes of the little that Baton uses (OAuth, REST, composite graphs, a subset of SOQL,
 * change events), for the local run and for tests. It is not Salesforce, and where it does not know what Salesforce would do, it refuses.
 */
@NullMarked
package dev.baton.standin;

import org.jspecify.annotations.NullMarked;
