/** What happens when somebody who is known does something again, whichever door it comes by. */
@NullMarked
package dev.baton.intake;

import org.jspecify.annotations.NullMarked;
