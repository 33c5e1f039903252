/** What track reads of Salesforce itself, where events do not say. */
@NullMarked
package dev.baton.track.crm;

import org.jspecify.annotations.NullMarked;
