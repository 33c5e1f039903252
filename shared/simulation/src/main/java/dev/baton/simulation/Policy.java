package dev.baton.simulation;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Mode;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Playbook;
import dev.baton.playbook.Rows;
import dev.baton.playbook.Table;
import dev.baton.roster.Assigner;
import dev.baton.roster.Calendars;
import dev.baton.roster.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One version of a playbook with its lookup tables, ready to judge and to decide with. Immutable and safe for use by several threads. */
public final class Policy {
    private final int version;
    private final Playbook playbook;
    private final List<Table> tables;
    private final Assigner assigner;
    private final Calendars calendars;

    /** Takes a playbook as it was read or published. */
    public Policy(int version, Playbook playbook, List<Table> tables) {
        this.version = version;
        this.playbook = playbook;
        this.tables = List.copyOf(tables);
        assigner = playbook.assigner();
        calendars = new Calendars(playbook.hours());
    }

    /** The version that is stamped on verdicts. */
    public int version() {
        return version;
    }

    /** What it was made of. */
    public Playbook playbook() {
        return playbook;
    }

    /** Who works when by this playbook. */
    public Calendars calendars() {
        return calendars;
    }

    /** The pool of this name, if there is one. */
    public Optional<Pool> pool(String id) {
        return Optional.ofNullable(playbook.pools().get(id));
    }

    /** The segment that a lead is in; empty where the playbook has none. */
    public String segment(Lead lead, Facts facts, Instant now) {
        return playbook.segment(lead, facts, Rows.from(tables, playbook.lookups(lead, facts)), now);
    }

    /** Whether a decision on this verdict is carried out: as its route says, else it is. */
    public Mode mode(Verdict verdict) {
        return verdict instanceof Verdict.Routed routed ? routed.mode().orElse(Mode.LIVE) : Mode.LIVE;
    }

    Assigner assigner() {
        return assigner;
    }

    Verdict judge(Lead lead, Facts facts, Instant now) {
        Rows rows = Rows.from(tables, playbook.lookups(lead, facts));
        return playbook.judge(lead, facts, rows, version, now);
    }
}
