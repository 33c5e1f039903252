package dev.baton.people;

import dev.baton.playbook.source.LeaveText;
import dev.baton.roster.Rep;
import dev.baton.roster.Rep.Leave;
import dev.baton.roster.Said;
import dev.baton.roster.Said.Limit;
import dev.baton.roster.hours.Holidays;
import dev.baton.roster.hours.WeekText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns one User into what Salesforce says of a rep. An empty field says nothing; one that cannot be used says nothing either, and is
 * reported by its name and the User's id, without its value.
 *
 * @param fields the roster's column to the User's field
 * @param unusable told the field and the User's id
 */
record UserReading(Map<String, String> fields, Consumer<String> unusable) {
    /** The attribute that holds the User's id. */
    static final String USER = "salesforce-user";

    private static final Set<String> KNOWN = Set.of(
            "email",
            "active",
            "name",
            "team",
            "speaks",
            "zone",
            "weight",
            "cap-open",
            "cap-day",
            "cap-week",
            "on",
            "away-from",
            "away-to",
            "booking-url",
            USER);
    private static final BigDecimal HEAVIEST = BigDecimal.valueOf(100);
    private static final int MOST_LEADS = 100_000;

    /**
     * What the User's fields say of somebody who is a rep by Salesforce.
     *
     * @param otherwise the zone that dates are in where the User has none
     */
    Said member(Row user, ZoneId otherwise) {
        Optional<ZoneId> zone = zone(user);
        return new Said(
                Optional.of(true),
                text(user, "name"),
                text(user, "team"),
                text(user, "speaks").map(UserReading::languages),
                attributes(user),
                zone,
                weight(user),
                limit(user, "cap-open"),
                limit(user, "cap-day"),
                limit(user, "cap-week"),
                on(user),
                Optional.of(user.truth("IsActive")),
                leave(user, zone.orElse(otherwise)),
                Optional.empty(),
                text(user, "booking-url").filter(url -> used(url.startsWith("https://"), user, "booking-url")),
                text(user, "hours")
                        .filter(hours -> used(WeekText.read(hours) instanceof WeekText.Read.Hours, user, "hours")),
                text(user, "holidays").filter(region -> used(Holidays.of(region).isPresent(), user, "holidays")));
    }

    /** What the User says of somebody who is a rep by another source: who it is, and whether they can log in. */
    static Said other(Row user) {
        return new Said(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(USER, Set.of(user.id())),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(user.truth("IsActive")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<String> text(Row user, String column) {
        return Optional.ofNullable(fields.get(column)).map(user::text).filter(text -> !text.isEmpty());
    }

    private boolean used(boolean good, Row user, String column) {
        if (!good) {
            unusable.accept(fields.get(column) + " of User " + user.id());
        }
        return good;
    }

    private static Set<String> languages(String text) {
        Set<String> codes = new LinkedHashSet<>();
        for (String code : text.toLowerCase(Locale.ROOT).split("[;,\\s]+", -1)) {
            // A locale is a language and a country: en_US.
            String language = code.split("[_-]", 2)[0];
            if (!language.isEmpty()) {
                codes.add(language);
            }
        }
        return codes;
    }

    private Map<String, Set<String>> attributes(Row user) {
        Map<String, Set<String>> attributes = new HashMap<>();
        fields.forEach((column, field) -> {
            if (!KNOWN.contains(column)) {
                Set<String> values = new LinkedHashSet<>();
                String said = column.equals(Rep.MANAGER) ? user.address(field) : user.text(field);
                Arrays.stream(said.split(";", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .forEach(values::add);
                if (!values.isEmpty()) {
                    attributes.put(column.toLowerCase(Locale.ROOT), values);
                }
            }
        });
        attributes.put(USER, Set.of(user.id()));
        return attributes;
    }

    private Optional<ZoneId> zone(Row user) {
        return text(user, "zone").flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                used(false, user, "zone");
                return Optional.empty();
            }
        });
    }

    private Optional<BigDecimal> number(Row user, String column) {
        return text(user, column).flatMap(text -> {
            try {
                return Optional.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                used(false, user, column);
                return Optional.empty();
            }
        });
    }

    private OptionalInt weight(Row user) {
        Optional<BigDecimal> weight = number(user, "weight");
        if (weight.isEmpty()) {
            return OptionalInt.empty();
        }
        BigDecimal thousandths = weight.get().movePointRight(3).stripTrailingZeros();
        boolean good = weight.get().signum() > 0 && weight.get().compareTo(HEAVIEST) <= 0 && thousandths.scale() <= 0;
        return used(good, user, "weight") ? OptionalInt.of(thousandths.intValueExact()) : OptionalInt.empty();
    }

    private Optional<Limit> limit(Row user, String column) {
        return number(user, column)
                .map(BigDecimal::stripTrailingZeros)
                .filter(count -> used(
                        count.signum() >= 0
                                && count.scale() <= 0
                                && count.compareTo(BigDecimal.valueOf(MOST_LEADS)) <= 0,
                        user,
                        column))
                .map(count -> Limit.of(count.intValueExact()));
    }

    private Optional<Boolean> on(Row user) {
        return text(user, "on").flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> {
                used(false, user, "on");
                yield Optional.<Boolean>empty();
            }
        });
    }

    private List<Leave> leave(Row user, ZoneId zone) {
        String from = user.moment(fields.getOrDefault("away-from", ""));
        String to = user.moment(fields.getOrDefault("away-to", ""));
        if (from.isEmpty() && to.isEmpty()) {
            return List.of();
        }
        Optional<Instant> begins = from.isEmpty() ? Optional.of(Instant.EPOCH) : LeaveText.begin(from, zone);
        Optional<Instant> ends = to.isEmpty() ? Optional.of(Leave.OPEN_END) : LeaveText.end(to, zone);
        List<Leave> leave = new ArrayList<>();
        if (used(begins.isPresent(), user, "away-from")
                && used(ends.isPresent(), user, "away-to")
                && used(begins.get().isBefore(ends.get()), user, "away-to")) {
            leave.add(new Leave(begins.get(), ends.get()));
        }
        return leave;
    }
}
