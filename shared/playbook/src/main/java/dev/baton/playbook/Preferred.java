package dev.baton.playbook;

import dev.baton.lead.Account;
import dev.baton.lead.Verdict.Preference;
import java.util.Optional;

/**
 * Who is asked before a route's pool is.
 *
 * @param remark why nobody is, where the route would have somebody asked: follows on the reason why the route matched
 */
record Preferred(Optional<Preference> rep, String remark) {
    static Preferred of(Route.Target target, Situation situation) {
        Optional<Account> account = situation.facts().account();
        return switch (target) {
            case Route.ToPool _ -> new Preferred(Optional.empty(), "");
            case Route.ToRep(String rep, String _) -> asked(rep, "the route names this rep");
            case Route.ToOwner(String pool) ->
                account.map(its -> its.owner().isEmpty()
                                ? nobody("nobody owns " + named(its), pool)
                                : asked(its.owner(), "owns " + named(its)))
                        .orElseGet(() -> nobody("it belongs to no account", pool));
            case Route.ToTeam(String role, String pool) ->
                account.map(its -> its.teamMember(role).isEmpty()
                                ? nobody("nobody is " + role + " of " + named(its), pool)
                                : asked(its.teamMember(role), "is " + role + " of " + named(its)))
                        .orElseGet(() -> nobody("it belongs to no account", pool));
            case Route.ToNamedOwner(String pool) ->
                situation
                        .namedOwner()
                        .map(owner -> owner.isEmpty()
                                ? nobody("nobody owns this named account", pool)
                                : asked(owner, "owns this named account"))
                        .orElseGet(() -> nobody("it is no named account", pool));
        };
    }

    /** The account, which need not have a name. */
    private static String named(Account account) {
        return account.name().isBlank() ? "its account" : "the account " + account.name();
    }

    private static Preferred asked(String rep, String why) {
        return new Preferred(Optional.of(new Preference(rep, why)), "");
    }

    private static Preferred nobody(String why, String pool) {
        return new Preferred(Optional.empty(), "; " + why + ", so " + pool + " picks");
    }
}
