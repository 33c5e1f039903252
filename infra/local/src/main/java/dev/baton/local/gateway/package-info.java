/** What stands in front of the functions: the HTTP API, the event bus, the queues' pollers and the schedules. */
@NullMarked
package dev.baton.local.gateway;

import org.jspecify.annotations.NullMarked;
