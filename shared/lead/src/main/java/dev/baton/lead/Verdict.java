package dev.baton.lead;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the playbook says of a lead, before anybody is picked. */
public sealed interface Verdict {
    /** The version of the playbook that spoke. */
    int playbookVersion();

    /** The lead's points; {@link Score#NONE} for a rejected lead. */
    Score score();

    /** The routes that were looked at, in order, each with what came of it. */
    List<Tried> tried();

    /** Not a lead: {@code why} is the playbook's own wording. */
    record Rejected(int playbookVersion, String why) implements Verdict {
        @Override
        public Score score() {
            return Score.NONE;
        }

        @Override
        public List<Tried> tried() {
            return List.of();
        }
    }

    /**
     * Not ready for a rep yet.
     *
     * @param campaign where it waits
     * @param why what was missing
     * @param scoreAgainOn what makes it be scored again; empty means anything does
     */
    record Nurtured(
            int playbookVersion, Score score, List<Tried> tried, String campaign, String why, List<Again> scoreAgainOn)
            implements Verdict {
        public Nurtured {
            tried = Absent.copy(tried);
            campaign = Absent.text(campaign);
            scoreAgainOn = Absent.copy(scoreAgainOn);
        }

        /** A verdict that anything new opens again. */
        public Nurtured(int playbookVersion, Score score, List<Tried> tried, String campaign, String why) {
            this(playbookVersion, score, tried, campaign, why, List.of());
        }

        /** Whether {@code what} makes the lead be scored again. */
        public boolean heeds(Again what) {
            return scoreAgainOn.isEmpty() || scoreAgainOn.contains(what);
        }
    }

    /** What may make a nurtured lead be scored again. */
    enum Again {
        /** The person sends another form. */
        NEW_FORM,
        /** The person or the company does something else. */
        NEW_SIGNAL
    }

    /**
     * For a rep.
     *
     * @param route the route's name
     * @param pool the pool that picks, when there is no preference or the preferred rep is not available
     * @param preference the rep who is asked first: the account's owner, or one named by the route
     * @param mode the route's own mode; empty where the deployment's holds
     * @param wants what the lead asks of whoever gets it: the fields that its pools match their members by, each with the lead's value
     * @param sla what the route promises about the first touch; empty where it promises nothing
     */
    record Routed(
            int playbookVersion,
            Score score,
            List<Tried> tried,
            String route,
            String pool,
            Optional<Preference> preference,
            Optional<Mode> mode,
            Map<String, String> wants,
            Optional<Sla> sla)
            implements Verdict {
        public Routed {
            tried = Absent.copy(tried);
            preference = Absent.or(preference, Optional.empty());
            mode = Absent.or(mode, Optional.empty());
            wants = Absent.copy(wants);
            sla = Absent.or(sla, Optional.empty());
        }

        /** A verdict that promises nothing. */
        public Routed(
                int playbookVersion,
                Score score,
                List<Tried> tried,
                String route,
                String pool,
                Optional<Preference> preference,
                Optional<Mode> mode,
                Map<String, String> wants) {
            this(playbookVersion, score, tried, route, pool, preference, mode, wants, Optional.empty());
        }

        /** A verdict in the deployment's own mode, on a lead that everybody is for. */
        public Routed(
                int playbookVersion,
                Score score,
                List<Tried> tried,
                String route,
                String pool,
                Optional<Preference> preference) {
            this(playbookVersion, score, tried, route, pool, preference, Optional.empty(), Map.of());
        }
    }

    /** A rep who is asked before the pool is, and why. */
    record Preference(String rep, String why) {}

    /** A route that was looked at. {@code why} names the matcher that failed or the score that was missing; matched routes say so. */
    record Tried(String route, boolean matched, String why) {}
}
