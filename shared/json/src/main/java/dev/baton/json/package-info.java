/** The one JSON form in which Baton stores and sends its values. */
@NullMarked
package dev.baton.json;

import org.jspecify.annotations.NullMarked;
