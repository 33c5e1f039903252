package dev.baton.roster;

import dev.baton.lead.Outcome.PassedOver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a company's last lead says about who gets the next one. */
sealed interface SameCompany {
    /** Nothing: the pool does not ask, or the company had none. */
    record Unknown() implements SameCompany {}

    /** This member gets it, who takes turns on {@code bench}. */
    record Again(Rep rep, Bench bench, String why) implements SameCompany {}

    /**
     * Whoever had it does not get this one.
     *
     * @param why why not; empty when only the time has passed
     * @param remark what is said of him beside the reason for which the pool passes him over
     */
    record NotAgain(String rep, String why, String remark) implements SameCompany {
        /** Says so among those whom the pool passed over, of which {@code from} is the first, unless it is he who got it by turn. */
        void note(List<PassedOver> passedOver, int from, Optional<Rep> chosen) {
            if (chosen.filter(one -> one.id().equals(rep)).isPresent()) {
                return;
            }
            for (int i = from; i < passedOver.size(); i++) {
                PassedOver over = passedOver.get(i);
                if (over.rep().equals(rep)) {
                    passedOver.set(i, new PassedOver(rep, over.why() + "; " + remark));
                    return;
                }
            }
            passedOver.add(new PassedOver(rep, why.isEmpty() ? remark : why + "; " + remark));
        }
    }

    /**
     * Finds out.
     *
     * @param tiers the pool's benches
     * @param excluded who must not get this lead
     */
    static SameCompany of(Batch batch, Request request, Pool pool, List<Bench> tiers, Map<String, String> excluded) {
        Optional<LastLead> found = batch.last(request.company())
                .filter(_ -> pool.keepsCompanies())
                .filter(last -> !last.lead().equals(request.lead()));
        if (found.isEmpty()) {
            return new Unknown();
        }
        LastLead last = found.get();
        for (Bench bench : tiers) {
            Optional<Rep> member = bench.member(pool.id(), last.rep());
            if (member.isPresent()) {
                return of(batch, pool, bench, member.get(), last, excluded);
            }
        }
        return new NotAgain(last.rep(), "no member of " + pool.id(), "had this company's last lead");
    }

    private static SameCompany of(
            Batch batch, Pool pool, Bench bench, Rep rep, LastLead last, Map<String, String> excluded) {
        LocalDate day = LocalDate.ofInstant(last.at(), rep.zone());
        if (!last.at().plus(pool.continuity().company()).isAfter(batch.now())) {
            return new NotAgain(rep.id(), "", "had this company's last lead, but too long ago: on " + day);
        }
        if (excluded.containsKey(rep.id()) || !bench.isFree(pool.id(), rep.id())) {
            return new NotAgain(rep.id(), "", "had this company's last lead, on " + day);
        }
        return new Again(rep, bench, "had this company's last lead, on " + day);
    }
}
