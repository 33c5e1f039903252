package dev.baton.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.roster.Load.PoolLoad;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A snapshot as compact text, one entry for each rep and each turn, to be kept with a decision: {@link #read} gives back an equal one.
 *
 * <p>An entry is {@code name=value} fields with a blank between them, texts percent-encoded. What has its default is left out. A rep:
 * <pre>{@code name=Ana+Abt team=AE zone=Europe/Berlin weight=500 caps=25/5/- on=false open=3 date=2026-11-23 today=1 ...}</pre>
 * A turn: {@code v=8589934592 ana@acme.example=4294967296/1000/+}, which is pass, weight, and + for present; {@code v=8589934592/2147483648}
 * where turns were given back, which is V and what it owes. A company, where its last lead was looked at:
 * {@code lead=... rep=ana@acme.example at=2026-11-23T09:00:00Z}.
 */
public final class SnapshotText {
    private SnapshotText() {}

    /** Writes the entries {@code REP#id}, {@code POOL#name} and {@code COMPANY#key}. */
    public static Map<String, String> write(Snapshot snapshot) {
        Map<String, String> text = new TreeMap<>();
        snapshot.reps().forEach((id, rep) -> text.put("REP#" + id, rep(rep, snapshot)));
        snapshot.turns().forEach((name, turn) -> text.put("POOL#" + name, turn(turn)));
        snapshot.companies()
                .forEach((key, last) -> text.put(
                        "COMPANY#" + key, "lead=" + last.lead() + " rep=" + encoded(last.rep()) + " at=" + last.at()));
        return text;
    }

    /**
     * Reads what {@link #write} wrote; entries of other names are passed over.
     *
     * @throws IllegalArgumentException or a {@link RuntimeException} of the JDK's parsers, if it did not
     */
    public static Snapshot read(Map<String, String> text) {
        return SnapshotReader.read(text);
    }

    private static String rep(Rep rep, Snapshot snapshot) {
        StringJoiner to = new StringJoiner(" ");
        if (!rep.name().equals(rep.id())) {
            to.add("name=" + encoded(rep.name()));
        }
        to.add("team=" + encoded(rep.team()));
        rep.speaks().stream().sorted().forEach(language -> to.add("speaks=" + encoded(language)));
        new TreeMap<>(rep.attributes())
                .forEach((name, values) -> to.add("has." + encoded(name) + "=" + encoded(values)));
        to.add("zone=" + rep.zone().getId());
        if (rep.weight() != Weights.ONE) {
            to.add("weight=" + rep.weight());
        }
        if (!rep.caps().equals(Caps.NONE)) {
            Caps caps = rep.caps();
            to.add("caps=" + count(caps.open()) + "/" + count(caps.day()) + "/" + count(caps.week()));
        }
        if (!rep.on()) {
            to.add("on=false");
        }
        if (!rep.active()) {
            to.add("active=false");
        }
        rep.leave().forEach(leave -> to.add("leave=" + leave.from() + "~" + leave.to()));
        if (!rep.bookingUrl().isEmpty()) {
            to.add("url=" + encoded(rep.bookingUrl()));
        }
        if (!rep.hours().isEmpty()) {
            to.add("hours=" + encoded(rep.hours()));
        }
        if (!rep.holidays().isEmpty()) {
            to.add("holidays=" + encoded(rep.holidays()));
        }
        Load load = snapshot.loads().get(rep.id());
        if (load != null) {
            load(load, to);
        }
        return to.toString();
    }

    private static void load(Load load, StringJoiner to) {
        to.add("open=" + load.open());
        to.add("date=" + load.date());
        to.add("today=" + load.today());
        to.add("week=" + load.week());
        to.add("thisWeek=" + load.thisWeek());
        for (Map.Entry<String, PoolLoad> pool : new TreeMap<>(load.pools()).entrySet()) {
            PoolLoad in = pool.getValue();
            to.add("in." + encoded(pool.getKey()) + "=" + in.open() + "/" + in.today() + "/" + in.thisWeek());
        }
    }

    private static String turn(Turn turn) {
        StringBuilder to = new StringBuilder("v=").append(turn.virtualTime());
        if (turn.owed() > 0) {
            to.append('/').append(turn.owed());
        }
        new TreeMap<>(turn.members())
                .forEach((id, member) -> to.append(' ')
                        .append(encoded(id))
                        .append('=')
                        .append(member.pass())
                        .append('/')
                        .append(member.weight())
                        .append('/')
                        .append(member.present() ? '+' : '-'));
        return to.toString();
    }

    private static String count(OptionalInt limit) {
        return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "-";
    }

    private static String encoded(Collection<String> values) {
        return new TreeSet<>(values).stream().map(SnapshotText::encoded).collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
