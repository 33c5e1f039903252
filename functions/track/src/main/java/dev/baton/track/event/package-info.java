/** What the events of Salesforce's relay say, whatever is to be done about it. Pure. */
@NullMarked
package dev.baton.track.event;

import org.jspecify.annotations.NullMarked;
