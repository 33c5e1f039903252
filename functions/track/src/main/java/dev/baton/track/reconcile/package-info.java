/** What is to be done about a lead, given what is known of it and of its Salesforce record. Pure. */
@NullMarked
package dev.baton.track.reconcile;

import org.jspecify.annotations.NullMarked;
