package dev.baton.assign;

import dev.baton.assign.Policies.Policy;
import dev.baton.lead.Decision;
import dev.baton.roster.Engine;
import dev.baton.roster.RequestText;
import dev.baton.roster.SnapshotText;
import java.util.Map;
import java.util.TreeMap;

/** What a decision was computed from, as it is kept with the decision, so that replay can decide again. */
final class Inputs {
    private Inputs() {}

    /** Beside what was looked at: {@code PLAYBOOK}, whose pools were used, and {@code REQUEST}, what was asked of the core. */
    static Decision.Inputs of(Ruling.ByTurn turn, Policy policy, int position) {
        Map<String, String> roster =
                new TreeMap<>(SnapshotText.write(turn.decided().looked()));
        roster.put("PLAYBOOK", Integer.toString(policy.version()));
        roster.put("REQUEST", RequestText.write(turn.request()));
        return inputs(turn.one(), position, roster);
    }

    static Decision.Inputs judgedAgain(Case one, Policy policy, int position) {
        return inputs(one, position, Map.of("PLAYBOOK", Integer.toString(policy.version())));
    }

    private static Decision.Inputs inputs(Case one, int position, Map<String, String> roster) {
        return new Decision.Inputs(
                Engine.VERSION,
                Engine.timeZoneData(),
                position,
                one.basis().rows(),
                one.basis().at(),
                roster);
    }
}
