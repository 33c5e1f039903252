/** What a sync reads from Salesforce: reps, accounts, and how many open leads each rep has. */
@NullMarked
package dev.baton.people;

import org.jspecify.annotations.NullMarked;
