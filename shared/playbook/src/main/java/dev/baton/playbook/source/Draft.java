package dev.baton.playbook.source;

import dev.baton.playbook.Matcher;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** A playbook while it is read: what was found, and the names that were used before it is known whether they exist. For one thread. */
record Draft(Findings findings, List<Reference> references, IdentityHashMap<Matcher, Stated> stated) {
    Draft(Findings findings) {
        this(findings, new ArrayList<>(), new IdentityHashMap<>());
    }

    /**
     * Where a condition stands.
     *
     * @param sound whether it was understood whole
     */
    record Stated(Place at, boolean sound) {}

    /** A name that was used, to be looked up when everything has been read. */
    record Reference(Kind kind, String name, Place at) {}

    /** What a name is the name of. */
    enum Kind {
        SEGMENT,
        TERRITORY,
        GRADE,
        /** The named accounts as such. */
        NAMED_ACCOUNTS,
        POOL,
        /** A pool, or the word fallback. */
        POOL_OR_FALLBACK,
        REP
    }

    void refer(Kind kind, Node.Text name) {
        refer(kind, name.text().strip(), name.at());
    }

    void refer(Kind kind, String name, Place at) {
        references.add(new Reference(kind, name, at));
    }

    List<String> refer(Kind kind, List<Node.Text> names) {
        names.forEach(name -> refer(kind, name));
        return Section.strings(names);
    }
}
