/** Syncs against the stand-in for Salesforce and a real engine. */
@NullMarked
package dev.baton.people;

import org.jspecify.annotations.NullMarked;
