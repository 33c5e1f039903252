package dev.baton.cli;

import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.playbook.Explanation;
import dev.baton.rehearsal.Accounts;
import dev.baton.rehearsal.Earlier;
import dev.baton.rehearsal.Rehearsal;
import dev.baton.rehearsal.Rehearsed;
import dev.baton.roster.Place;
import dev.baton.roster.Snapshot;
import dev.baton.store.LeadState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a lead is rehearsed with: a playbook, people and accounts, from files or from a stack.
 *
 * @param roster the people; empty where nobody knows who they are, and nobody is picked
 * @param playbookFrom where the playbook is from, for a person
 * @param rosterFrom where the people are from
 */
record Rehearsing(
        Rehearsal rehearsal, Optional<Snapshot> roster, Accounts accounts, String playbookFrom, String rosterFrom) {
    /** The files that were named. */
    record Files(Optional<Path> playbook, Optional<Path> roster, Optional<Path> accounts) {}

    /**
     * Everything about one rehearsed lead.
     *
     * @param decided what would become of it, and who would get it
     * @param because what its verdict rests on
     * @param places how everybody stood before it, by pool
     * @param ifNobody what would become of it if nobody were free
     */
    record Explained(
            Rehearsed decided, Explanation because, Map<String, List<Place>> places, List<Rehearsal.Step> ifNobody) {}

    /** From files; what is not named is beside the playbook, or the samples'. Without a roster beside a playbook of one's own, nobody is picked. */
    static Rehearsing of(Files files, Path samples, Consumer<String> aside) {
        var playbook = PolicyFiles.shown(
                files.playbook().orElse(samples.resolve("playbooks").resolve("acme.yaml")));
        var good = PolicyFiles.playbook(playbook);
        var roster = files.roster()
                .or(() -> files.playbook().isPresent()
                        ? beside(playbook, "roster.csv")
                        : Optional.of(samples.resolve("roster.csv")));
        return new Rehearsing(
                new Rehearsal(good.playbook(), good.tables()),
                roster.map(csv -> Rehearsal.fresh(PolicyFiles.roster(csv))),
                files.accounts()
                        .or(() -> files.playbook().isPresent()
                                ? beside(playbook, "accounts.csv")
                                : Optional.of(samples.resolve("accounts.csv")))
                        .map(csv -> PolicyFiles.accounts(csv, aside))
                        .orElse(Accounts.NONE),
                playbook.toString(),
                roster.map(csv -> PolicyFiles.shown(csv) + ", with nothing on their desks")
                        .orElse(""));
    }

    private static Optional<Path> beside(Path playbook, String name) {
        return Optional.of(playbook.resolveSibling(name))
                .filter(file -> file.toFile().isFile());
    }

    /**
     * From a stack, but for the files that are named.
     *
     * @param freed leads that are decided once more
     * @param companies the keys of companies whose last leads may have a say
     * @param aside is told what the reader of the answer should know of the files
     * @throws Refusal when no playbook is active and none is named
     */
    static Rehearsing of(
            Files files, Desk desk, List<LeadState> freed, List<String> companies, Consumer<String> aside) {
        var present = new Present(desk);
        var named = files.playbook().map(file -> {
            var good = PolicyFiles.playbook(file);
            return new Rehearsal(good.playbook(), good.tables());
        });
        var rehearsal = named.or(present::active)
                .orElseThrow(() -> new Refusal("no playbook is active: publish one, or name one with --playbook"));
        return new Rehearsing(
                rehearsal,
                Optional.of(files.roster()
                        .map(csv -> Rehearsal.fresh(PolicyFiles.roster(csv)))
                        .orElseGet(() -> present.roster(rehearsal.playbook(), freed, companies))),
                files.accounts().map(csv -> PolicyFiles.accounts(csv, aside)).orElse(desk.lookups()::account),
                files.playbook()
                        .map(file -> PolicyFiles.shown(file).toString())
                        .orElse("version " + rehearsal.version() + ", active now"),
                files.roster()
                        .map(csv -> PolicyFiles.shown(csv) + ", with nothing on their desks")
                        .orElse("the stack's, as it is now"));
    }

    /** Rehearses a lead. */
    Explained explain(Lead lead, Facts facts, Earlier earlier, Instant now) {
        var people = roster.orElse(Snapshot.EMPTY);
        var decided = rehearsal.decide(lead, facts, people, earlier, now);
        return new Explained(
                decided,
                rehearsal.explain(decided),
                rehearsal.places(decided, people),
                rehearsal.ifNobody(lead, decided.verdict(), people, now));
    }
}
