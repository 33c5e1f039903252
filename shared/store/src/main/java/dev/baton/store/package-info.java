/**
 * State in DynamoDB: what {@code docs/protocol.md} says is stored, and under which conditions it changes. Every class here is
 * stateless but for the client it was given, and safe for use by many threads. What may be expected to happen is a value of a sealed
 * type; an exception means that DynamoDB could not be reached, refused for lack of capacity, or was asked for something impossible.
 */
@NullMarked
package dev.baton.store;

import org.jspecify.annotations.NullMarked;
