/** The store is tested against DynamoDB's own local engine. */
@NullMarked
package dev.baton.store;

import org.jspecify.annotations.NullMarked;
