package dev.baton.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets leads, as of now. Live data, never versioned with the playbook.
 *
 * @param id the rep's e-mail address, lower case: the name by which a playbook speaks of people
 * @param speaks ISO 639-1 codes, lower case
 * @param attributes further things a pool may select by ({@code product}, {@code segment}), each with its values; {@link #MANAGER}
 *     among them
 * @param weight the rep's share over all pools, in thousandths: 1000 is one
 * @param on the manual switch; off means no new leads, from the next decision on
 * @param active whether the CRM says that this user is active; an inactive one is never chosen
 * @param leave when the rep is away
 * @param hours the rep's own working hours as {@code WeekText} reads them, in the rep's zone; empty where the playbook's are
 * @param holidays whose public holidays the rep has off, as {@code Holidays} names the region ({@code DE-BY}); empty for nobody's
 */
public record Rep(
        String id,
        String name,
        String team,
        Set<String> speaks,
        Map<String, Set<String>> attributes,
        ZoneId zone,
        int weight,
        Caps caps,
        boolean on,
        boolean active,
        List<Leave> leave,
        String bookingUrl,
        String hours,
        String holidays) {
    /** Away from {@code from}, inclusive, to {@code to}, exclusive; {@link #OPEN_END} while nobody knows until when. */
    public record Leave(Instant from, Instant to) {
        /** The beginning of the last day of the year 9999: nobody knows when the rep is back. */
        public static final Instant OPEN_END = Instant.ofEpochSecond(253_402_214_400L);

        /** Whether nobody knows when the rep is back. */
        public boolean endless() {
            return !to.isBefore(OPEN_END);
        }
    }

    public Rep {
        speaks = Set.copyOf(speaks);
        attributes = Map.copyOf(attributes);
        leave = List.copyOf(leave);
        hours = orEmpty(hours);
        holidays = orEmpty(holidays);
    }

    /** A rep who works the playbook's hours and has no holidays of a region. */
    public Rep(
            String id,
            String name,
            String team,
            Set<String> speaks,
            Map<String, Set<String>> attributes,
            ZoneId zone,
            int weight,
            Caps caps,
            boolean on,
            boolean active,
            List<Leave> leave,
            String bookingUrl) {
        this(id, name, team, speaks, attributes, zone, weight, caps, on, active, leave, bookingUrl, "", "");
    }

    /** The attribute that holds the e-mail address of the rep's manager. */
    public static final String MANAGER = "manager";

    /** Who is told of what the rep leaves undone: an e-mail address; empty where nobody is known. */
    public Optional<String> manager() {
        return attributes.getOrDefault(MANAGER, Set.of()).stream().sorted().findFirst();
    }

    /** What was written before there were hours. */
    private static String orEmpty(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** The same person, switched and active so. */
    public Rep with(boolean isOn, boolean isActive) {
        return new Rep(
                id,
                name,
                team,
                speaks,
                attributes,
                zone,
                weight,
                caps,
                isOn,
                isActive,
                leave,
                bookingUrl,
                hours,
                holidays);
    }
}
