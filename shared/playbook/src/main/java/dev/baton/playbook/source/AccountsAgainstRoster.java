package dev.baton.playbook.source;

import dev.baton.roster.Rep;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds accounts against the people: whose owner is gone, so that their leads go to whoever is next. */
public final class AccountsAgainstRoster {
    private AccountsAgainstRoster() {}

    /** What the owner's accounts are: where the first stands, and how many there are. */
    private record Owned(Place first, int accounts) {
        Owned and(Owned more) {
            return new Owned(first, accounts + more.accounts);
        }
    }

    /**
     * Reads accounts, and says which inactive reps own any.
     *
     * @return what is wrong with the file, and a warning for each such rep
     */
    public static List<Finding> check(Path accounts, Collection<Rep> roster) {
        Findings findings = new Findings(accounts.toString());
        Set<String> gone =
                roster.stream().filter(rep -> !rep.active()).map(Rep::id).collect(Collectors.toSet());
        Map<String, Owned> owned = new TreeMap<>();
        AccountsCsv.read(accounts, findings, (account, at) -> {
            if (gone.contains(account.owner())) {
                owned.merge(account.owner(), new Owned(at, 1), Owned::and);
            }
        });
        owned.forEach((rep, its) -> findings.warning(
                its.first(),
                rep + " owns " + its.accounts() + (its.accounts() == 1 ? " account" : " accounts")
                        + ", is inactive and gets no leads",
                "give them to somebody else"));
        return findings.inOrder();
    }
}
