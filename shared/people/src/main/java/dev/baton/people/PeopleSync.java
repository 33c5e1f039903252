package dev.baton.people;

import dev.baton.roster.Said;
import dev.baton.roster.Sources;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.Salesforce;
import dev.baton.salesforce.Settings;
import dev.baton.store.RosterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes what Salesforce says of the reps what the roster has from it. Thread-safe; two at once end as one.
 *
 * @param cells how the cells of the active playbook follow from the people
 */
record PeopleSync(Salesforce salesforce, RosterStore roster, ActiveCells cells) {
    /**
     * Asks and writes.
     *
     * @param evenIfMostLeave writes also when more than half of the active reps would be gone
     */
    PeopleResult run(Settings.Users settings, boolean evenIfMostLeave) {
        Map<String, Sources> before = roster.sources();
        return switch (new Users(salesforce, settings, before).read()) {
            case Answer.Failed<Users.Found>(var failure) -> new PeopleResult.Failed(failure);
            case Answer.Ok<Users.Found>(var found) -> {
                Losses losses = losses(before, found.said());
                yield 2 * losses.gone().size() > losses.of() && !evenIfMostLeave
                        ? new PeopleResult.Kept(losses.gone(), losses.of())
                        : new PeopleResult.Done(
                                found.said().size(),
                                roster.fromSalesforce(found.said(), cells::of),
                                found.unusable(),
                                found.ambiguous());
            }
        };
    }

    private record Losses(List<String> gone, int of) {}

    private static Losses losses(Map<String, Sources> before, Map<String, Said> said) {
        List<String> gone = new ArrayList<>();
        int active = 0;
        for (Map.Entry<String, Sources> one : before.entrySet()) {
            String id = one.getKey();
            if (one.getValue().synced(id).active()) {
                active++;
                Sources after = one.getValue().withSalesforce(Optional.ofNullable(said.get(id)));
                if (!after.synced(id).active()) {
                    gone.add(id);
                }
            }
        }
        return new Losses(gone, active);
    }
}
