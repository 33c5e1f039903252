package dev.baton.playbook;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Outcome;
import dev.baton.lead.Sla;
import dev.baton.lead.Verdict;
import dev.baton.roster.Assigner;
import dev.baton.roster.Calendars;
import dev.baton.roster.Fallback;
import dev.baton.roster.Hours;
import dev.baton.roster.Pool;
import dev.baton.roster.Rep;
import dev.baton.roster.hours.BusinessTime;
import dev.baton.roster.sla.Deadlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team's routing policy, checked and complete. It is plain data, so that it can be stored and read back; rows of lookup tables are
 * not part of it. Immutable and safe for use by several threads.
 *
 * @param name what the team calls it
 * @param owner who answers for it; empty when not given
 * @param routeWhen what makes a record of Salesforce a lead
 * @param segments the sizes or kinds of lead that the rest speaks of
 * @param territories the lookup table of territories, where there is one
 * @param namedAccounts the lookup table of accounts that are worked by name, where there is one
 * @param rejections what is not a lead, the first that matches decides
 * @param scoring how points are given; absent when every lead qualifies
 * @param routes tried top to bottom
 * @param pools by name, in the order written
 * @param fallback where a lead goes when everything else has failed
 * @param hours when everybody works who has no hours of their own; empty means always
 */
public record Playbook(
        String name,
        String owner,
        RouteWhen routeWhen,
        Segments segments,
        Optional<Territories> territories,
        Optional<NamedAccounts> namedAccounts,
        List<Rejection> rejections,
        Optional<Scoring> scoring,
        List<Route> routes,
        Map<String, Pool> pools,
        Fallback fallback,
        Optional<Hours> hours) {
    public Playbook {
        routeWhen = Absent.or(routeWhen, RouteWhen.DEFAULT);
        namedAccounts = Absent.or(namedAccounts, Optional.empty());
        rejections = List.copyOf(rejections);
        routes = List.copyOf(routes);
        hours = Absent.or(hours, Optional.empty());
        pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
    }

    /**
     * Names the rows that {@link #judge} wants to see for this lead: {@link Territories#MOST_SHAPES} for its territory and four for its
     * named account at most, however long the tables are.
     *
     * @return of each table, the keys in order of preference: the first that has a row counts
     */
    public LookupKeys lookups(Lead lead, Facts facts) {
        List<LookupKey> wanted = new ArrayList<>();
        territories.ifPresent(t -> wanted.addAll(t.lookups(lead, facts).wanted()));
        namedAccounts.ifPresent(n -> wanted.addAll(n.lookups(lead, facts).wanted()));
        return new LookupKeys(wanted);
    }

    /**
     * Says what becomes of a lead. The same arguments always give the same verdict; it never throws for anything that a lead contains.
     *
     * @param rows the rows found under {@link #lookups}
     * @param version the version this playbook was published as; stamped on the verdict
     * @param now the moment that {@code within} counts back from
     */
    public Verdict judge(Lead lead, Facts facts, Rows rows, int version, Instant now) {
        return new Judge(this, version).judge(Situation.of(this, lead, facts, rows, now));
    }

    /** What the verdict on a lead rests on, rule by rule. The arguments are those of {@link #judge}. */
    public Explanation explain(Lead lead, Facts facts, Rows rows, Instant now) {
        Situation situation = Situation.of(this, lead, facts, rows, now);
        boolean nurtured = new Judge(this, 0).judge(situation) instanceof Verdict.Nurtured;
        return Explanation.of(this, situation, rows, nurtured);
    }

    /** The segment that a lead is in; empty where there are no segments. The arguments are those of {@link #judge}. */
    public String segment(Lead lead, Facts facts, Rows rows, Instant now) {
        return Situation.of(this, lead, facts, rows, now).segment();
    }

    /**
     * When the first touch of what was decided is due; empty where the route promises nothing, and where nobody got the lead.
     *
     * @param rep who got it; empty where the fallback queue did
     * @param calendars of this playbook's hours
     */
    public Optional<Sla.Clock> firstTouch(
            Verdict verdict, Outcome outcome, Optional<Rep> rep, Calendars calendars, Instant now) {
        if (!(verdict instanceof Verdict.Routed routed) || !(outcome instanceof Outcome.Assigned assigned)) {
            return Optional.empty();
        }
        Optional<Pool> pool = Optional.ofNullable(pools.get(assigned.pool()));
        BusinessTime time = rep.map(
                        owner -> pool.map(its -> calendars.of(owner, its)).orElseGet(() -> calendars.of(owner)))
                .orElseGet(calendars::usual);
        return routed.sla().map(sla -> Deadlines.of(sla, time, now));
    }

    /** What decides who gets a lead, by this playbook's pools and hours. */
    public Assigner assigner() {
        return new Assigner(pools, fallback, new Calendars(hours));
    }
}
