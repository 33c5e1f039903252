package dev.baton.cli;

import dev.baton.lead.LeadId;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is to be routed once more, as a file that a person can read: for each lead the routing and status that were seen. A step is done on
 * condition that the lead still stands so, so a plan can be run again, from the start, at any time: what is done is passed over.
 *
 * @param steps the oldest lead first
 */
record RoutingPlan(Terms terms, List<Step> steps) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String HEAD = "# baton reroute 1";
    private static final String NOT_TO_EARLIER_OWNER = "# not-to-earlier-owner";
    private static final String RETURN_TURN = "# return-turn";
    private static final String WHY = "# why ";

    RoutingPlan {
        steps = List.copyOf(steps);
    }

    /** On what terms the leads are routed. */
    record Terms(boolean notToEarlierOwner, boolean returnTurn, String why) {}

    /** One lead, as it was seen. */
    record Step(LeadId lead, int routing, Status status) {}

    static RoutingPlan of(List<LeadState> leads, Terms terms) {
        return new RoutingPlan(
                terms,
                leads.stream()
                        .map(lead -> new Step(lead.id(), lead.routing(), lead.status()))
                        .toList());
    }

    /** Writes it into a new file in {@code folder}. */
    Path write(Path folder, Instant now) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        if (terms.notToEarlierOwner()) {
            lines.add(NOT_TO_EARLIER_OWNER);
        }
        if (terms.returnTurn()) {
            lines.add(RETURN_TURN);
        }
        if (!terms.why().isEmpty()) {
            lines.add(WHY + terms.why().replaceAll("\\R", " "));
        }
        steps.forEach(step -> lines.add(
                step.lead() + " " + step.routing() + " " + step.status().word()));
        for (int number = 0; ; number++) {
            Path file = folder.resolve("reroute-" + NAME.format(now) + (number == 0 ? "" : "-" + number) + ".plan");
            if (!Files.exists(file)) {
                return Files.write(file, lines, StandardOpenOption.CREATE_NEW);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Refusal if it is something else
     */
    static RoutingPlan read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no plan " + file);
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            throw new Refusal(file + " is no plan of './baton reroute'");
        }
        List<Step> steps = new ArrayList<>();
        String why = "";
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(WHY)) {
                why = line.substring(WHY.length());
            } else if (!line.startsWith("#") && !line.isBlank()) {
                steps.add(step(file, i + 1, line));
            }
        }
        return new RoutingPlan(
                new Terms(lines.contains(NOT_TO_EARLIER_OWNER), lines.contains(RETURN_TURN), why), steps);
    }

    private static Step step(Path file, int number, String line) {
        String[] parts = line.split(" ", -1);
        try {
            return new Step(new LeadId(parts[0]), Integer.parseInt(parts[1]), Status.of(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw new Refusal(file + ", line " + number + ": not a lead, its routing and its status", malformed);
        }
    }
}
