package dev.baton.cli;

import dev.baton.lead.Account;
import dev.baton.lead.Facts;
import dev.baton.lead.FirstTouch;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Mode;
import dev.baton.lead.Owner;
import dev.baton.lead.Signal;
import dev.baton.lead.SlaNotice;
import dev.baton.store.Deliveries;
import dev.baton.store.FirstTouchWatch;
import dev.baton.store.LeadEvent;
import dev.baton.store.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One lead's whole story for a person: what came in, what was found out, what was decided and why, what happened since. */
final class LeadPage {
    private final Page page;
    private final ZoneId zone;
    private final People people;

    LeadPage(Page page, ZoneId zone) {
        this(page, zone, People.none());
    }

    /** @param people who the users of Salesforce are that did something */
    LeadPage(Page page, ZoneId zone, People people) {
        this.page = page;
        this.zone = zone;
        this.people = people;
    }

    /** Writes it, as it stands at {@code now}. */
    void write(Dossier dossier, Instant now) {
        var state = dossier.state();
        page.line("Lead " + state.id() + ": " + standing(state));
        state(state, now);
        dossier.lead().ifPresentOrElse(this::received, () -> page.heading("What came in was erased."));
        dossier.decisions().forEach(decided -> new DecisionPage(page, zone).write(decided, state.acceptedAt()));
        dossier.held().ifPresent(new DecisionPage(page, zone)::write);
        delivery(dossier);
        dossier.touches().forEach(this::waiting);
        events(dossier.events());
    }

    /** Where the lead stands, in half a sentence. */
    static String standing(LeadState state) {
        return switch (state.status()) {
            case RECEIVED -> "received, on its way";
            case STUCK ->
                "stuck: sent again " + state.attempts() + " times without an outcome ('./baton leads resend "
                        + state.id() + "' sends it once more)";
            case ASSIGNED -> state.mode() == Mode.SHADOW ? shadow(state) : "assigned to " + owner(state);
            case HELD -> "held" + state.hold().map(LeadPage::hold).orElse("");
            case NURTURED -> "nurtured";
            case REJECTED -> "rejected";
            case CLOSED -> "closed" + (state.owner().isPresent() ? ", was with " + owner(state) : "");
            case ERASED -> "erased";
        };
    }

    /** How it stands with the first touch that was promised. */
    private static String standing(FirstTouch touch) {
        return switch (touch) {
            case FirstTouch.Due(Duration left) -> ": not touched yet, " + Shown.length(left) + " left";
            case FirstTouch.Met(Duration early) -> ": touched in time, " + Shown.length(early) + " before";
            case FirstTouch.Breached(Duration late, boolean touched) ->
                touched
                        ? ": touched " + Shown.length(late) + " too late"
                        : ": breached, " + Shown.length(late) + " ago";
            case FirstTouch.Closed() -> ": closed before, without a touch";
        };
    }

    /** An owner by name. */
    static String name(Owner owner) {
        return switch (owner) {
            case Owner.Rep rep -> rep.name().isEmpty() ? rep.id() : rep.name() + " (" + rep.id() + ")";
            case Owner.Queue queue -> "the queue " + queue.name();
            case Owner.User user ->
                (user.name().isEmpty()
                                ? "a user of Salesforce (" + user.id() + ")"
                                : "the Salesforce user " + user.name())
                        + ", who is not in the roster";
        };
    }

    /** Nobody got it by this decision: whom it was for, and who really has it. */
    private static String shadow(LeadState state) {
        return "decided in shadow for " + state.chosen().map(LeadPage::name).orElse("nobody") + "; "
                + state.owner()
                        .map(owner -> "in Salesforce it is with " + name(owner))
                        .orElse("who has it in Salesforce is not known yet");
    }

    private static String owner(LeadState state) {
        return state.owner().map(LeadPage::name).orElse("nobody");
    }

    private static String hold(LeadState.Hold hold) {
        return hold.fault().isEmpty()
                ? " in " + hold.pool() + ", where nobody was free"
                : " in " + hold.pool() + ", because deciding failed: " + hold.fault();
    }

    private void state(LeadState state, Instant now) {
        page.value("accepted", Shown.time(state.acceptedAt(), zone));
        page.value("routing", String.valueOf(state.routing()));
        page.value("mode", state.mode() == Mode.SHADOW ? "shadow: decided and recorded, not carried out" : "");
        page.value("pool", state.pool());
        page.value("route", state.route());
        state.assignedAt()
                .ifPresent(at -> page.value("assigned", Shown.time(at, zone) + after(state.acceptedAt(), at)));
        state.hold().ifPresent(hold -> {
            page.value("waits since", Shown.time(hold.since(), zone));
            page.value("until", Shown.time(hold.until(), zone) + ", then " + hold.then());
        });
        state.firstTouchAt()
                .ifPresent(at -> page.value("first touch", Shown.time(at, zone) + after(state.acceptedAt(), at)));
        state.slaDue()
                .ifPresent(due -> page.value(
                        "due",
                        Shown.time(due, zone)
                                + state.firstTouch(now).map(LeadPage::standing).orElse("")));
        page.value("taken from", String.join(", ", state.tookFrom()));
        page.value(
                "overridden",
                state.overrides() == 0 ? "" : Shown.count(state.overrides(), "time") + " by a person in Salesforce");
        state.closedAt()
                .ifPresent(at -> page.value(
                        "closed",
                        Shown.time(at, zone) + (state.closeReason().isEmpty() ? "" : ": " + state.closeReason())));
        page.value("in the load", state.open() ? "yes, it counts as open" : "");
    }

    /** What came in. */
    void received(Lead lead) {
        page.heading("What came in");
        page.value("by", source(lead));
        page.value("person", words(lead.person().firstName(), lead.person().lastName()));
        page.value("title", lead.person().title());
        page.value("e-mail", lead.person().email());
        page.value("phone", lead.person().phone());
        page.value("language", lead.person().language());
        page.value(
                "company", words(lead.company().name(), bracketed(lead.company().domain())));
        page.value("website", lead.company().website());
        page.value("industry", lead.company().industry());
        page.value("employees", number(lead.company().employees()));
        lead.company().annualRevenue().ifPresent(revenue -> page.value("revenue", String.valueOf(revenue)));
        var at = lead.location();
        page.value("where", words(at.street(), at.postalCode(), at.city(), at.state(), at.country()));
        page.value("asked for", words(lead.interest().request(), lead.interest().product()));
        page.value("message", Shown.brief(lead.interest().message(), 300));
        page.value("lead source", lead.origin().leadSource());
        page.value(
                "campaign",
                words(lead.origin().campaignId(), bracketed(lead.origin().memberStatus())));
        page.value("page", lead.origin().page());
        page.value(
                "consent",
                words(word(lead.consent().answer()), bracketed(lead.consent().wording())));
        for (Map.Entry<String, String> other : new TreeMap<>(lead.attributes()).entrySet()) {
            page.value(Shown.brief(other.getKey(), 40), Shown.brief(other.getValue(), 100));
        }
        lead.notes().forEach(note -> page.value("note", note.field() + ": " + note.what()));
    }

    private static String source(Lead lead) {
        return words(
                word(lead.source().kind()),
                lead.source().name(),
                bracketed(lead.source().recordId()));
    }

    private void delivery(Dossier dossier) {
        var state = dossier.state();
        if (dossier.told().isEmpty() && state.delivery().isEmpty() && !state.deliverStuck()) {
            return;
        }
        page.heading("Delivery");
        dossier.told()
                .ifPresent(told -> page.value(
                        isOnTheBus(told, state) ? "told" : "begun",
                        "routing " + told.routing() + " at " + Shown.time(told.at(), zone)
                                + (state.delivery().isEmpty() && !state.deliverStuck()
                                        ? "; nothing is outstanding"
                                        : "")));
        state.delivery().ifPresent(due -> page.value("to deliver", due(due, state.dueAt())));
        String failed = dossier.told().map(Deliveries.Told::failed).orElse("");
        page.value("stuck", !state.deliverStuck() ? "" : failed.isEmpty() ? "given up after its last attempt" : failed);
    }

    /** What is to be told of a first touch in Salesforce, and waits for it. */
    private void waiting(FirstTouchWatch clock) {
        clock.putOff()
                .ifPresent(off -> page.value(
                        "to tell",
                        (off.notice().kind() == SlaNotice.Kind.BREACH ? "the breach" : "the reminder")
                                + " in Salesforce, put off until " + Shown.time(off.until(), zone)
                                + (off.tries() == 0 ? "" : ", failed " + Shown.count(off.tries(), "time"))));
    }

    /** Whether the event of what is in the outbox was published: not yet known while all of its delivery is outstanding. */
    private static boolean isOnTheBus(Deliveries.Told told, LeadState state) {
        return !told.failed().isEmpty()
                || state.delivery()
                        .filter(due -> due.routing() == told.routing() && !due.told())
                        .isEmpty();
    }

    private String due(LeadState.Delivery due, Optional<Instant> again) {
        return "routing " + due.routing()
                + (due.told() ? ", to Salesforce" : "")
                + (due.later()
                        ? again.map(at -> ", put off until " + Shown.time(at, zone))
                                .orElse("")
                        : "")
                + (due.tries() == 0 ? "" : ", failed " + Shown.count(due.tries(), "time"))
                + (due.attempts() == 0 ? "" : ", sent again " + Shown.count(due.attempts(), "time"));
    }

    private void events(List<LeadEvent> events) {
        if (!events.isEmpty()) {
            page.heading("What happened since");
            events.forEach(event -> page.value(
                    event.kind(),
                    Shown.time(event.at(), zone)
                            + (event.by().isEmpty() ? "" : " by " + people.doer(event.by()))
                            + (event.why().isEmpty() ? "" : ": " + event.why())));
        }
    }

    /** What enrichment found, as lines of name and value. */
    static List<Map.Entry<String, String>> facts(Facts facts, ZoneId zone) {
        var lines = new ArrayList<Map.Entry<String, String>>();
        lines.add(Map.entry("mailbox", word(facts.emailKind())));
        lines.add(Map.entry("country", facts.country()));
        lines.add(Map.entry("employees", number(facts.employees())));
        lines.add(Map.entry("industry", facts.industry()));
        facts.account().ifPresent(account -> lines.add(Map.entry("account", account(account))));
        for (Signal signal : facts.signals()) {
            lines.add(Map.entry(
                    "signal",
                    words(signal.kind(), "by the " + word(signal.by()), "at " + Shown.time(signal.at(), zone))));
        }
        facts.skipped().forEach(skipped -> lines.add(Map.entry("not found out", skipped)));
        return lines;
    }

    private static String account(Account account) {
        return words(account.name(), bracketed(account.type()))
                + (account.owner().isEmpty() ? "" : ", owned by " + account.owner());
    }

    private static String after(Instant from, Instant to) {
        return ", " + Shown.length(Duration.between(from, to)) + " after it came in";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }

    private static String bracketed(String text) {
        return text.isEmpty() ? "" : "(" + text + ")";
    }

    private static String words(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** A lead's id as somebody typed it. */
    static LeadId id(String typed) {
        if (!LeadId.isWellFormed(typed)) {
            throw new Misuse(
                    typed.startsWith("-")
                            ? "Unknown option: '" + Shown.brief(typed, 60) + "'"
                            : "'" + Shown.brief(typed, 60) + "' is not a lead's id; './baton leads' lists the newest");
        }
        return new LeadId(typed);
    }
}
