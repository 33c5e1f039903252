package dev.baton.queue;

import dev.baton.lead.Basis;
import dev.baton.lead.Decision;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.SlaNotice;
import dev.baton.lead.Verdict;
import java.util.List;

/**
 * What one stage tells the next. A lead's message carries the lead, its routing (1 for the first, one up for each re-routing) and the
 * attempt (0 for the first send, one up for each re-send by the watch).
 */
public sealed interface Message {
    /** A message about one lead. */
    sealed interface OfLead extends Message {
        /** The lead it is about. */
        LeadId id();

        /** The routing it is part of. */
        int routing();

        /** How often it was sent again. */
        int attempt();
    }

    /** Ingest to enrich: a lead was accepted, or is to be routed again. */
    record Accepted(Lead lead, int routing, int attempt) implements OfLead {
        @Override
        public LeadId id() {
            return lead.id();
        }
    }

    /** Enrich to score. */
    record Enriched(Lead lead, Facts facts, int routing, int attempt) implements OfLead {
        @Override
        public LeadId id() {
            return lead.id();
        }
    }

    /**
     * Score to assign: the lead is for a rep.
     *
     * @param basis what the verdict was judged from; {@link Basis#NONE} where the sender did not say
     */
    record Scored(Lead lead, Facts facts, Verdict.Routed verdict, Basis basis, int routing, int attempt)
            implements OfLead {
        public Scored {
            basis = basis == null ? Basis.NONE : basis;
        }

        /** One that does not say what it was judged from. */
        public Scored(Lead lead, Facts facts, Verdict.Routed verdict, int routing, int attempt) {
            this(lead, facts, verdict, Basis.NONE, routing, attempt);
        }

        @Override
        public LeadId id() {
            return lead.id();
        }
    }

    /**
     * Watch to deliver: somebody has to be told of a lead that its owner has not touched.
     *
     * @param attempt how often deliver itself has put a part of it off
     */
    record Notice(Lead lead, SlaNotice notice, int attempt) implements OfLead {
        @Override
        public LeadId id() {
            return lead.id();
        }

        @Override
        public int routing() {
            return notice.routing();
        }
    }

    /** To assign: something changed for {@code pool}; look at the leads that wait there. */
    record Doorbell(String pool) implements Message {}

    /** To track, a minute after deliver wrote owners to Salesforce: look whether they are still there. */
    record ReadBack(List<Written> written) implements Message {
        public ReadBack {
            written = written == null ? List.of() : List.copyOf(written);
        }
    }

    /**
     * An owner that was written.
     *
     * @param recordId the Lead's, 18 characters
     * @param ownerId the user's or the queue's, 18 characters
     */
    record Written(LeadId lead, int routing, String recordId, String ownerId) {}

    /**
     * To deliver: an outcome was committed.
     *
     * @param decision its summary: the inputs and who was passed over stay in the store, as SQS takes 1 MiB and a roster may be larger
     */
    record Deliver(Lead lead, Decision decision, int attempt) implements OfLead {
        public Deliver {
            decision = decision == null ? decision : decision.summary();
        }

        @Override
        public LeadId id() {
            return lead.id();
        }

        @Override
        public int routing() {
            return decision.routing();
        }
    }
}
