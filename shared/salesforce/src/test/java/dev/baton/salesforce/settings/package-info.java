/** Tests of the settings' file. */
@NullMarked
package dev.baton.salesforce.settings;

import org.jspecify.annotations.NullMarked;
