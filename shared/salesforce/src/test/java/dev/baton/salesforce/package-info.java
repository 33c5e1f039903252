/** Tests of the client against a real local server. */
@NullMarked
package dev.baton.salesforce;

import org.jspecify.annotations.NullMarked;
