/** Tests of the adapter in a Quarkus application. */
@NullMarked
package dev.baton.salesforce.rest;

import org.jspecify.annotations.NullMarked;
