/** What can be known of a lead without asking a vendor, found within a stated time. */
@NullMarked
package dev.baton.enrich;

import org.jspecify.annotations.NullMarked;
