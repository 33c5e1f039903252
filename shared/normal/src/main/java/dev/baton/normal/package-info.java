/**
 * Normalisation: from named texts, as any sender gives them, to the canonical parts of a lead. Pure; the data of countries and states is
 * read from resources.
 */
@NullMarked
package dev.baton.normal;

import org.jspecify.annotations.NullMarked;
