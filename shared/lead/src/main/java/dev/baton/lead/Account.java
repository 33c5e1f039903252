package dev.baton.lead;

import java.util.Map;
import java.util.OptionalInt;

/**
 * An account that the team has already, matched to a lead by its domain.
 *
 * @param type the team's own word: {@code Customer}, {@code Prospect}, {@code Partner}, ...
 * @param owner the owning rep's id; empty when nobody owns it
 * @param team who else works on it: a rep's id by role ({@code Sales Engineer}), as the team writes the role
 */
public record Account(
        String id,
        String name,
        String domain,
        String type,
        String owner,
        String industry,
        OptionalInt employees,
        Map<String, String> team) {
    public Account {
        type = Absent.text(type);
        owner = Absent.text(owner);
        industry = Absent.text(industry);
        employees = Absent.or(employees, OptionalInt.empty());
        team = Absent.copy(team);
    }

    /** An account that nobody but its owner works on. */
    public Account(
            String id, String name, String domain, String type, String owner, String industry, OptionalInt employees) {
        this(id, name, domain, type, owner, industry, employees, Map.of());
    }

    /** The same, found by another of its domains. */
    public Account at(String otherDomain) {
        return new Account(id, name, otherDomain, type, owner, industry, employees, team);
    }

    /** The rep with this role, whatever its letter case; empty when nobody has it. */
    public String teamMember(String role) {
        return team.entrySet().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(role))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
