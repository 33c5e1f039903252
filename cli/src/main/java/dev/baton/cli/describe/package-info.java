/** A playbook as one HTML page for people: in words, with its routes drawn. Everything a playbook or a roster says is escaped. */
@NullMarked
package dev.baton.cli.describe;

import org.jspecify.annotations.NullMarked;
