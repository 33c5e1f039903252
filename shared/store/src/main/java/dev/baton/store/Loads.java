package dev.baton.store;

import static dev.baton.store.Attributes.value;

import dev.baton.roster.Load;
import dev.baton.roster.Load.PoolLoad;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The item {@code REP#id / LOAD}. Its {@code elsewhere}, a part of {@code open}, is what the CRM counts for the rep beside Baton's own:
 * only {@link OpenCounts} writes it.
 */
final class Loads {
    private Loads() {}

    static Versioned<Load> read(Map<String, AttributeValue> item) {
        Map<String, PoolLoad> pools = new HashMap<>();
        Attributes.map(item, "pools")
                .forEach((pool, its) -> pools.put(
                        pool,
                        new PoolLoad(
                                Attributes.integer(its.m(), "open"),
                                Attributes.integer(its.m(), "today"),
                                Attributes.integer(its.m(), "thisWeek"))));
        return new Versioned<>(
                new Load(
                        Attributes.integer(item, "open"),
                        LocalDate.parse(Attributes.text(item, "date")),
                        Attributes.integer(item, "today"),
                        LocalDate.parse(Attributes.text(item, "week")),
                        Attributes.integer(item, "thisWeek"),
                        pools),
                Attributes.number(item, "version"));
    }

    static int elsewhere(Map<String, AttributeValue> item) {
        return Attributes.integer(item, "elsewhere");
    }

    /** Writes {@code load} on condition that the version that was read is still there. What is counted elsewhere stays. */
    static TransactWriteItem put(String table, String rep, Load load, long seen) {
        return writing(table, rep, load, seen).update();
    }

    /** The same write, to be said further. */
    static Expression writing(String table, String rep, Load load, long seen) {
        Map<String, AttributeValue> pools = new HashMap<>();
        load.pools()
                .forEach((pool, its) -> pools.put(
                        pool,
                        value(Map.of(
                                "open",
                                value(its.open()),
                                "today",
                                value(its.today()),
                                "thisWeek",
                                value(its.thisWeek())))));
        return Expression.on(table, Key.load(rep))
                .whenVersion(seen)
                .set("open", value(load.open()))
                .set("date", value(load.date().toString()))
                .set("today", value(load.today()))
                .set("week", value(load.week().toString()))
                .set("thisWeek", value(load.thisWeek()))
                .set("pools", value(pools))
                .set("version", value(seen + 1));
    }
}
