package dev.baton.cli;

import dev.baton.lead.Account;
import dev.baton.playbook.source.AccountsCsv;
import dev.baton.playbook.source.Finding;
import dev.baton.playbook.source.Playbooks;
import dev.baton.playbook.source.Reading;
import dev.baton.playbook.source.RosterCsv;
import dev.baton.rehearsal.Accounts;
import dev.baton.roster.Rep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a policy is rehearsed with from files, and refuses what has errors: what is rehearsed is what could be published. */
final class PolicyFiles {
    private static final int FIRST = 10;

    private PolicyFiles() {}

    /**
     * A playbook.
     *
     * @throws Refusal if it has errors: the first are told
     */
    static Reading.Compiled playbook(Path file) {
        return switch (Playbooks.read(file)) {
            case Reading.Compiled good -> good;
            case Reading.Refused bad -> throw refusal("the playbook " + file, bad.findings());
        };
    }

    /**
     * The people of a roster.
     *
     * @throws Refusal if it has errors: the first are told
     */
    static List<Rep> roster(Path csv) {
        var read = RosterCsv.read(csv);
        if (read.findings().stream().anyMatch(Finding::fatal)) {
            throw refusal("the roster " + csv, read.findings());
        }
        return read.reps();
    }

    /**
     * The accounts of a file. A row that cannot be used is left out.
     *
     * @param aside is told that there are such rows, and the first
     * @throws Refusal if the file cannot be read
     */
    static Accounts accounts(Path csv, Consumer<String> aside) {
        List<Account> accounts = new ArrayList<>();
        var findings = AccountsCsv.read(csv, accounts::add);
        if (findings.stream().anyMatch(Finding::fatal)) {
            throw refusal("the accounts " + csv, findings);
        }
        if (!findings.isEmpty()) {
            aside.accept(Shown.count(findings.size(), "row") + " of the accounts left out or read in part, the first: "
                    + findings.getFirst().text());
        }
        return Accounts.of(accounts);
    }

    /** What is named, else the file of this name beside the playbook, if there is one; for the sample playbook the samples' own. */
    static Optional<Path> found(@Nullable Path named, @Nullable Path playbook, String name, Path samples) {
        var near = playbook == null ? samples.resolve(name) : playbook.resolveSibling(name);
        return Optional.ofNullable(named).or(() -> Optional.of(near).filter(Files::isRegularFile));
    }

    /** A path as a person here would write it. */
    static Path shown(Path file) {
        var whole = file.toAbsolutePath().normalize();
        var here = Path.of("").toAbsolutePath();
        return whole.startsWith(here) ? here.relativize(whole) : file;
    }

    private static Refusal refusal(String what, List<Finding> findings) {
        var fatal = findings.stream().filter(Finding::fatal).map(Finding::text).toList();
        var first = String.join("; ", fatal.subList(0, Math.min(FIRST, fatal.size())));
        return new Refusal(what + " has " + Shown.count(fatal.size(), "error") + ": " + first
                + (fatal.size() > FIRST ? "; and " + Shown.count(fatal.size() - FIRST, "other") : ""));
    }
}
