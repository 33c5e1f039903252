package dev.baton.store;

import dev.baton.lead.Decision;
import dev.baton.lead.LeadId;
import dev.baton.lead.Outcome;
import dev.baton.lead.Status;
import dev.baton.store.Violation.Promise;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The promises about one lead. */
final class LeadAudit {
    private final Evidence.OfLead lead;
    private final LeadState state;
    private final Consumer<Violation> found;

    private LeadAudit(Evidence.OfLead lead, LeadState state, Consumer<Violation> found) {
        this.lead = lead;
        this.state = state;
        this.found = found;
    }

    static void check(Evidence.OfLead lead, Consumer<Violation> found) {
        lead.state()
                .ifPresentOrElse(
                        state -> new LeadAudit(lead, state, found).check(),
                        () -> found.accept(new Violation(
                                Promise.NONE_LOST, lead.pk, "there are items of this lead, but not the lead")));
    }

    private void check() {
        whole();
        timed();
        owned();
        held();
        delivered();
    }

    private void whole() {
        if (state.status() != Status.ERASED) {
            require(lead.data, Promise.NONE_LOST, "the lead's data are missing");
            require(lead.raw, Promise.NONE_LOST, "what was received is missing");
        }
        LeadId id = state.id();
        require(
                lead.shard.equals(LeadItem.shard(state.status(), id)),
                Promise.NONE_LOST,
                "it is filed under " + lead.shard + ", where nobody looks for a lead that is "
                        + state.status().word());
        require(state.routing() >= 1, Promise.NONE_LOST, "its routing is " + state.routing());
    }

    private void timed() {
        boolean waits = state.status() == Status.RECEIVED
                || state.status() == Status.HELD
                || (state.delivery().isPresent() && !state.deliverStuck());
        require(!waits || state.dueAt().isPresent(), Promise.NONE_LOST, "it waits for something without a timer");
        boolean promised = state.status() == Status.ASSIGNED
                && state.slaDue().isPresent()
                && state.firstTouchAt().isEmpty();
        require(
                !promised || lead.clocks.contains(state.routing()),
                Promise.NONE_LOST,
                "a first touch was promised, and nobody watches it");
    }

    private void owned() {
        @Nullable Decision last = lead.decisions.get(state.routing());
        lead.decisions.keySet().stream()
                .filter(routing -> routing > state.routing())
                .forEach(routing -> report(Promise.ONE_OWNER, "routing " + routing + " was decided, but never begun"));
        switch (state.status()) {
            case RECEIVED, STUCK, HELD -> {
                require(last == null, Promise.ONE_OWNER, "it has no outcome, but its routing was decided");
                require(!state.open(), Promise.ONE_OWNER, "it counts in a load, but nobody has it");
            }
            case ASSIGNED -> agrees(last, Outcome.Assigned.class);
            case NURTURED -> agrees(last, Outcome.Nurtured.class);
            case REJECTED -> agrees(last, Outcome.Rejected.class);
            case CLOSED, ERASED -> require(!state.open(), Promise.ONE_OWNER, "it is over, but still counts in a load");
        }
    }

    private void agrees(@Nullable Decision last, Class<? extends Outcome> wanted) {
        if (last == null) {
            report(Promise.ONE_OWNER, "it has an outcome, but no decision of routing " + state.routing());
        } else if (!wanted.isInstance(last.outcome())) {
            report(
                    Promise.ONE_OWNER,
                    "the decision says something else than " + state.status().word());
        } else if (last.outcome() instanceof Outcome.Assigned assigned) {
            require(
                    state.mode() == last.mode(),
                    Promise.ONE_OWNER,
                    "it says that it is " + state.mode().word() + ", and was decided "
                            + last.mode().word());
            switch (last.mode()) {
                case LIVE ->
                    require(
                            !state.ownerBy().isEmpty()
                                    || state.owner()
                                            .filter(assigned.owner()::equals)
                                            .isPresent(),
                            Promise.ONE_OWNER,
                            "its owner is not the one who was decided, and nothing says how it changed");
                case SHADOW ->
                    require(
                            state.chosen().filter(assigned.owner()::equals).isPresent(),
                            Promise.ONE_OWNER,
                            "whom it was for is not the one who was decided");
            }
            require(state.pool().equals(assigned.pool()), Promise.ONE_OWNER, "its pool is not the one that decided");
        } else {
            require(!state.open(), Promise.ONE_OWNER, "it counts in a load, but nobody has it");
        }
    }

    private void held() {
        boolean holds = state.status() == Status.HELD;
        require(state.hold().isPresent() == holds, Promise.HELD_ONCE, "its hold does not go with its status");
        require(
                lead.held.size() == (holds ? 1 : 0),
                Promise.HELD_ONCE,
                "it is on " + lead.held.size() + " lists of waiting leads");
        if (holds && lead.held.size() == 1 && state.hold().isPresent()) {
            HeldLead listed = lead.held.getFirst();
            require(
                    listed.parking().pool().equals(state.hold().get().pool()) && listed.routing() == state.routing(),
                    Promise.HELD_ONCE,
                    "it is on the list of another pool or routing");
        }
    }

    private void delivered() {
        boolean decided = switch (state.status()) {
            case ASSIGNED, NURTURED, REJECTED -> true;
            case RECEIVED, STUCK, HELD, CLOSED, ERASED -> false;
        };
        boolean marked =
                state.delivery().filter(due -> due.routing() == state.routing()).isPresent();
        require(
                !decided || marked || lead.outboxRouting == state.routing(),
                Promise.DELIVERED,
                "its outcome was neither delivered nor marked to be");
    }

    private void require(boolean kept, Promise promise, String otherwise) {
        if (!kept) {
            report(promise, otherwise);
        }
    }

    private void report(Promise promise, String what) {
        found.accept(new Violation(promise, lead.pk, what));
    }
}
