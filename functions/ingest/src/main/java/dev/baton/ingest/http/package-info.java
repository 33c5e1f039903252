/** HTTP as ingest speaks it: what a request says, and how it is answered. Pure: nothing here reads or writes anything. */
@NullMarked
package dev.baton.ingest.http;

import org.jspecify.annotations.NullMarked;
