package dev.baton.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.lead.LeadId;
import dev.baton.roster.Load.PoolLoad;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the text of {@link SnapshotText}. */
final class SnapshotReader {
    private SnapshotReader() {}

    static Snapshot read(Map<String, String> text) {
        Map<String, Rep> reps = new HashMap<>();
        Map<String, Load> loads = new HashMap<>();
        Map<String, Turn> turns = new HashMap<>();
        Map<String, LastLead> companies = new HashMap<>();
        text.forEach((key, entry) -> {
            String name = key.substring(key.indexOf('#') + 1);
            if (key.startsWith("REP#")) {
                Fields fields = new Fields(entry);
                reps.put(name, rep(name, fields));
                if (fields.has("open")) {
                    loads.put(name, load(fields));
                }
            } else if (key.startsWith("POOL#")) {
                turns.put(name, turn(entry));
            } else if (key.startsWith("COMPANY#")) {
                companies.put(name, lastLead(new Fields(entry)));
            }
        });
        return new Snapshot(reps, loads, turns, companies);
    }

    private static LastLead lastLead(Fields fields) {
        return new LastLead(
                new LeadId(fields.one("lead")), decoded(fields.one("rep")), Instant.parse(fields.one("at")));
    }

    private static Rep rep(String id, Fields fields) {
        String[] caps = fields.or("caps", "-/-/-").split("/", -1);
        return new Rep(
                id,
                fields.has("name") ? decoded(fields.one("name")) : id,
                decoded(fields.one("team")),
                Set.copyOf(fields.all("speaks").stream()
                        .map(SnapshotReader::decoded)
                        .toList()),
                attributes(fields),
                ZoneId.of(fields.one("zone")),
                Integer.parseInt(fields.or("weight", "" + Weights.ONE)),
                new Caps(count(caps[0]), count(caps[1]), count(caps[2])),
                Boolean.parseBoolean(fields.or("on", "true")),
                Boolean.parseBoolean(fields.or("active", "true")),
                fields.all("leave").stream().map(SnapshotReader::leave).toList(),
                decoded(fields.or("url", "")),
                decoded(fields.or("hours", "")),
                decoded(fields.or("holidays", "")));
    }

    private static Map<String, Set<String>> attributes(Fields fields) {
        Map<String, Set<String>> attributes = new HashMap<>();
        fields.under("has.").forEach((name, value) -> {
            Set<String> values = new HashSet<>();
            if (!value.isEmpty()) {
                for (String one : value.split(",", -1)) {
                    values.add(decoded(one));
                }
            }
            attributes.put(decoded(name), values);
        });
        return attributes;
    }

    private static Rep.Leave leave(String text) {
        int between = text.indexOf('~');
        return new Rep.Leave(Instant.parse(text.substring(0, between)), Instant.parse(text.substring(between + 1)));
    }

    private static Load load(Fields fields) {
        Map<String, PoolLoad> pools = new HashMap<>();
        fields.under("in.").forEach((name, value) -> {
            String[] counts = value.split("/", -1);
            pools.put(
                    decoded(name),
                    new PoolLoad(
                            Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2])));
        });
        return new Load(
                Integer.parseInt(fields.one("open")),
                LocalDate.parse(fields.one("date")),
                Integer.parseInt(fields.one("today")),
                LocalDate.parse(fields.one("week")),
                Integer.parseInt(fields.one("thisWeek")),
                pools);
    }

    private static Turn turn(String entry) {
        Map<String, Turn.Member> members = new HashMap<>();
        String[] fields = entry.split(" ", -1);
        for (int i = 1; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            String[] member = fields[i].substring(equals + 1).split("/", -1);
            members.put(
                    decoded(fields[i].substring(0, equals)),
                    new Turn.Member(Long.parseLong(member[0]), Integer.parseInt(member[1]), member[2].equals("+")));
        }
        String[] time = fields[0].substring("v=".length()).split("/", -1);
        return new Turn(Long.parseLong(time[0]), members, time.length == 1 ? 0 : Long.parseLong(time[1]));
    }

    private static OptionalInt count(String text) {
        return text.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /** The fields of one entry, by name. */
    private static final class Fields {
        private final Map<String, List<String>> values = new HashMap<>();

        Fields(String entry) {
            for (String field : entry.split(" ", -1)) {
                int equals = field.indexOf('=');
                values.computeIfAbsent(field.substring(0, equals), _ -> new ArrayList<>())
                        .add(field.substring(equals + 1));
            }
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }

        String one(String name) {
            List<String> all = all(name);
            if (all.size() != 1) {
                throw new IllegalArgumentException("not exactly one " + name);
            }
            return all.getFirst();
        }

        String or(String name, String otherwise) {
            return has(name) ? one(name) : otherwise;
        }

        Map<String, String> under(String prefix) {
            Map<String, String> under = new HashMap<>();
            values.forEach((name, all) -> {
                if (name.startsWith(prefix)) {
                    under.put(name.substring(prefix.length()), all.getFirst());
                }
            });
            return under;
        }
    }
}
