package dev.baton.lead;

import java.util.OptionalInt;

/**
 * An account that the team has already, matched to a lead by its domain.
 *
 * @param type the team's own word: {@code Customer}, {@code Prospect}, {@code Partner}, ...
 * @param owner the owning rep's id; empty when nobody owns it
 */
public record Account(
        String id, String name, String domain, String type, String owner, String industry, OptionalInt employees) {
    public Account {
        type = Absent.text(type);
        owner = Absent.text(owner);
        industry = Absent.text(industry);
        employees = Absent.or(employees, OptionalInt.empty());
    }
}
