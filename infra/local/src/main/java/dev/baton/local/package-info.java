/**
 * The local run: infra/template.yaml on this machine. Engines stand in for DynamoDB and SQS; functions run as their packaged artifacts;
 * what the template does not wire does not work here either.
 */
@NullMarked
package dev.baton.local;

import org.jspecify.annotations.NullMarked;
