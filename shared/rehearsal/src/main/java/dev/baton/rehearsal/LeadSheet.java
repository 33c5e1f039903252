package dev.baton.rehearsal;

import dev.baton.facts.FactFinder;
import dev.baton.lead.Account;
import dev.baton.lead.Facts;
import dev.baton.lead.Ids;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import dev.baton.normal.FlatJson;
import dev.baton.normal.Normal;
import dev.baton.normal.Normaliser;
import dev.baton.normal.Problem;
import dev.baton.normal.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A lead as a person writes it down, in the canonical form it would have been accepted in: ingest's part and enrich's part, by the same
 * code. Immutable, thread-safe.
 *
 * @param lead the lead, with what normalisation noted
 * @param said what was written down of what enrichment would have found
 * @param problems what could not be used, or means nothing here; the lead is without it
 */
public record LeadSheet(Lead lead, Said said, List<Problem> problems) {
    /** The form that a lead came by where none is named. */
    private static final String FORM = "web";

    private static final int MOST_FIELDS = 200;

    /** Names nobody: what is rehearsed is never stored. */
    private static final Ids IDS = new Ids("a rehearsal's keys are kept nowhere");

    public LeadSheet {
        problems = List.copyOf(problems);
    }

    /** An id for a lead that has none yet: the {@code n}th of a rehearsal. */
    public static LeadId id(long n) {
        return new LeadId(String.format(Locale.ROOT, "rehearsal-%014d", n));
    }

    /** A lead as {@code POST /leads} takes it in JSON, accepted {@code at}; its person and company are nobody's that is known. */
    public static LeadSheet json(String text, LeadId id, Instant at) {
        return json(text, id, at, IDS);
    }

    /**
     * The same.
     *
     * @param ids what names its person and its company: a deployment's own, so that they are found there
     */
    public static LeadSheet json(String text, LeadId id, Instant at, Ids ids) {
        return switch (FlatJson.read(text, MOST_FIELDS)) {
            case FlatJson.Fields(List<Map.Entry<String, String>> given, List<Problem> wrong) ->
                of(given, Source.Kind.API, FORM, Said.NOTHING, wrong, id, at, ids);
            case FlatJson.Unreadable(String why) ->
                of(
                        List.of(),
                        Source.Kind.API,
                        FORM,
                        Said.NOTHING,
                        List.of(new Problem("", "the lead " + why)),
                        id,
                        at,
                        ids);
        };
    }

    /**
     * A lead by the names that a playbook's conditions use (and those of forms), accepted {@code at}. What enrichment finds can be said, too:
     * {@code email-kind}, {@code account}, {@code account-type}, {@code account-owner}, {@code has-account}, and {@code signals} as
     * {@code webinar-attended} or {@code webinar-attended 12 days ago}.
     *
     * @param fields each with its values; only signals may have several
     */
    public static LeadSheet fields(Map<String, List<String>> fields, LeadId id, Instant at) {
        return fields(fields, id, at, IDS);
    }

    /**
     * The same.
     *
     * @param ids what names its person and its company: a deployment's own, so that they are found there
     */
    public static LeadSheet fields(Map<String, List<String>> fields, LeadId id, Instant at, Ids ids) {
        SheetFields read = SheetFields.read(fields, at);
        return of(read.given(), Source.Kind.FORM, read.form().orElse(FORM), read.said(), read.problems(), id, at, ids);
    }

    private static LeadSheet of(
            List<Map.Entry<String, String>> given,
            Source.Kind kind,
            String form,
            Said said,
            List<Problem> wrong,
            LeadId id,
            Instant at,
            Ids ids) {
        Normal normal = Normaliser.normalise(Vocabulary.FORM.read(given));
        List<Problem> problems = new ArrayList<>(wrong);
        problems.addAll(normal.unusable());
        return new LeadSheet(normal.lead(id, new Source(kind, form, ""), at, ids), said, problems);
    }

    /** The same lead, of somebody who did these things before. */
    public LeadSheet and(List<Signal> more) {
        return new LeadSheet(lead, said.and(more), problems);
    }

    /** The facts that enrichment would find, with what was said about them in the first place. */
    public Facts facts(Accounts accounts) {
        String domain = lead.company().domain();
        Optional<Account> account = said.account(lead)
                .or(() -> said.noAccount() || domain.isEmpty() ? Optional.empty() : accounts.ofDomain(domain));
        Facts found = FactFinder.facts(lead, account, said.signals(), List.of());
        return said.emailKind().isEmpty()
                ? found
                : new Facts(
                        said.emailKind().get(),
                        found.country(),
                        found.employees(),
                        found.industry(),
                        found.account(),
                        found.signals(),
                        found.skipped());
    }
}
