/**
 * The engines that stand in for AWS on one machine: Amazon's DynamoDB Local and ElasticMQ, each in a JVM of its own. For the local run
 * and for tests, never for a function.
 */
@NullMarked
package dev.baton.engines;

import org.jspecify.annotations.NullMarked;
