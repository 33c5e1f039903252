package dev.baton.cli;

import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Mode;
import dev.baton.lead.Origin;
import dev.baton.lead.Owner;
import dev.baton.lead.Person;
import dev.baton.lead.Source;
import dev.baton.lead.Status;
import dev.baton.store.LeadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Leads to test with, and where they may stand. */
final class Samples {
    /** When every sample lead was accepted. */
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    /** A new lead of its own: Eva Maier of Globex wants a demo. */
    static Lead lead() {
        return lead("Eva");
    }

    /** The same, with another first name. */
    static Lead lead(String firstName) {
        var id = UUID.randomUUID().toString().replace("-", "");
        return new Lead(
                new LeadId(id),
                new Source(Source.Kind.FORM, "website", ""),
                NOON,
                new Keys("person-" + id, "company-" + id),
                new Person(firstName, "Maier", "eva@globex.example", "+4930901820", "Head of Sales", ""),
                new Company("Globex", "", "globex.example", "", OptionalInt.empty(), OptionalLong.empty()),
                new Location("DE", "BE", "Berlin", "", ""),
                new Interest("demo", "", "Please call me"),
                Origin.UNKNOWN,
                Consent.NOT_ASKED,
                Map.of("page_title", "Pricing"),
                List.of());
    }

    /** The same, with another id and as another person. */
    static Lead lead(LeadId id, Keys keys) {
        var like = lead();
        return new Lead(
                id,
                like.source(),
                like.acceptedAt(),
                keys,
                like.person(),
                like.company(),
                like.location(),
                like.interest(),
                like.origin(),
                like.consent(),
                like.attributes(),
                like.notes());
    }

    /** Where a lead stands, to be said further. */
    static StateBuilder state(Lead lead, Status status) {
        return new StateBuilder(lead, status);
    }

    /** Says further where a lead stands. */
    static final class StateBuilder {
        private final Lead lead;
        private final Status status;
        private Optional<Owner> owner = Optional.empty();
        private Optional<LeadState.Hold> hold = Optional.empty();
        private Optional<Instant> firstTouchAt = Optional.empty();
        private Optional<LeadState.Delivery> delivery = Optional.empty();
        private Optional<Instant> dueAt = Optional.empty();

        private StateBuilder(Lead lead, Status status) {
            this.lead = lead;
            this.status = status;
        }

        StateBuilder owner(Owner its) {
            owner = Optional.of(its);
            return this;
        }

        StateBuilder hold(LeadState.Hold its) {
            hold = Optional.of(its);
            return this;
        }

        StateBuilder firstTouchAt(Instant at) {
            firstTouchAt = Optional.of(at);
            return this;
        }

        StateBuilder delivery(LeadState.Delivery due, Instant at) {
            delivery = Optional.of(due);
            dueAt = Optional.of(at);
            return this;
        }

        LeadState build() {
            return new LeadState(
                    lead.id(),
                    status,
                    1,
                    lead.acceptedAt(),
                    lead.acceptedAt(),
                    "digest",
                    lead.source().name(),
                    lead.keys(),
                    dueAt,
                    0,
                    lead.acceptedAt(),
                    owner,
                    "",
                    "",
                    status == Status.ASSIGNED,
                    Optional.empty(),
                    delivery,
                    false,
                    hold,
                    Set.of(),
                    firstTouchAt,
                    Optional.empty(),
                    "",
                    Mode.LIVE,
                    0,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    List.of());
        }
    }
}
