package dev.baton.lead;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is told of a lead that its owner has not touched.
 *
 * @param number which reminder it is, from 1; 1 for a breach
 * @param at when it was found
 * @param due when the first touch is or was due
 * @param owner who has the lead, or, where it is taken away, had it
 * @param action what is done; of a reminder, {@link Sla.OnBreach#REMIND}
 * @param tell the e-mail address that is told; empty where none is known
 * @param why why this is done and not what the route says first; empty where it is that
 */
public record SlaNotice(
        LeadId lead,
        int routing,
        Kind kind,
        int number,
        Instant at,
        Instant due,
        Owner owner,
        String route,
        String pool,
        Sla.OnBreach action,
        String tell,
        String why) {
    public SlaNotice {
        route = Absent.text(route);
        pool = Absent.text(pool);
        tell = Absent.text(tell);
        why = Absent.text(why);
    }

    /** Before or after. */
    public enum Kind {
        /** There is still time. */
        REMINDER,
        /** It was due, and nobody has touched the lead. */
        BREACH
    }

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+-[0-9]+-(?:reminder|breach)-[0-9]+");

    /** The same for whatever tells the same: a notice that comes twice is one. */
    public String id() {
        return lead + "-" + routing + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }

    /** Whether a text is the id of some notice, and so not that of a lead. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
