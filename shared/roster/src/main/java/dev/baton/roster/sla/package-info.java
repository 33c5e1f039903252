/** What an SLA comes to: when a first touch is due by the hours that count, and who may have a lead next. Pure. */
@NullMarked
package dev.baton.roster.sla;

import org.jspecify.annotations.NullMarked;
