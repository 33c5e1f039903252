package dev.baton.playbook.source;

import dev.baton.roster.Hours;
import dev.baton.roster.hours.Holidays;
import dev.baton.roster.hours.WeekText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Reads working hours: {@code "Mon-Fri 09:00-18:00"}, in each rep's zone and with each rep's holidays, or a block that says whose.
 */
final class HoursReader {
    private static final String LIKE = "like \"Mon-Fri 09:00-18:00\"";

    private final Findings findings;

    HoursReader(Findings findings) {
        this.findings = findings;
    }

    /** The hours; empty, and a finding, where they cannot be understood. */
    Optional<Hours> read(Node node, String what) {
        if (node instanceof Node.Text) {
            return Section.text(node, what, findings)
                    .filter(this::isWeek)
                    .map(text -> new Hours(text.text().strip(), Optional.empty(), Hours.EACH_REP));
        }
        return Section.of(node, what, findings, Set.of("default", "zone", "holidays"), Set.of())
                .flatMap(this::block);
    }

    private Optional<Hours> block(Section section) {
        Optional<Node.Text> week = section.requiredText("default", LIKE).filter(this::isWeek);
        Optional<ZoneId> zone =
                section.text("zone").filter(HoursReader::isNotEachRep).flatMap(this::zone);
        String holidays = section.text("holidays")
                .filter(this::isRegion)
                .map(text -> text.text().strip())
                .orElse("");
        return week.map(text -> new Hours(text.text().strip(), zone, holidays));
    }

    private boolean isWeek(Node.Text text) {
        return switch (WeekText.read(text.text())) {
            case WeekText.Read.Hours _ -> true;
            case WeekText.Read.Wrong(String why) -> {
                findings.error(text.at(), why, LIKE);
                yield false;
            }
        };
    }

    private static boolean isNotEachRep(Node.Text text) {
        return !text.text().strip().equals(Hours.EACH_REP);
    }

    private Optional<ZoneId> zone(Node.Text text) {
        String name = text.text().strip();
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            findings.error(
                    text.at(),
                    Say.quoted(name) + " is no time zone",
                    Hint.nearest(name, ZoneId.getAvailableZoneIds())
                            .map(zone -> "did you mean " + zone + "?")
                            .orElse("like Europe/Berlin, or each-rep"));
            return Optional.empty();
        }
    }

    private boolean isRegion(Node.Text text) {
        String region = text.text().strip();
        if (region.equals(Hours.EACH_REP) || Holidays.of(region).isPresent()) {
            return true;
        }
        findings.error(
                text.at(),
                "no public holidays are known of " + Say.quoted(region),
                "a country or a part of one, like DE, DE-BY or US-CA, or each-rep");
        return false;
    }
}
