/** What became of each lead in Salesforce: first touch, other owners, ends and new beginnings. */
@NullMarked
package dev.baton.track;

import org.jspecify.annotations.NullMarked;
