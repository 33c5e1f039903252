/** The Salesforce client's HTTP by Quarkus' REST client, for functions. */
@NullMarked
package dev.baton.salesforce.rest;

import org.jspecify.annotations.NullMarked;
