package dev.baton.bench.core;

import dev.baton.lead.Account;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Lead;
import dev.baton.lead.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What {@code rules.yaml} says, as somebody would write it in Java who needs no reasons: the route's name, or what becomes of the lead. */
final class HandWritten {
    private static final int QUALIFIED = 50;

    private final Map<String, String> territories;

    HandWritten(Map<String, String> territories) {
        this.territories = territories;
    }

    String route(Lead lead, Facts facts, Instant now) {
        if (facts.emailKind() == EmailKind.DISPOSABLE) {
            return "rejected";
        }
        boolean customer = facts.account().map(Account::type).orElse("").equalsIgnoreCase("Customer");
        int employees = facts.employees().orElse(-1);
        boolean enterprise = !customer && employees >= 1000;
        boolean midMarket = !customer && employees >= 100 && employees <= 999;
        if (customer) {
            return "existing customer";
        }
        if (score(lead, facts, now, enterprise || midMarket) < QUALIFIED) {
            return "nurtured";
        }
        if (enterprise) {
            return "enterprise";
        }
        return switch (territory(lead, facts)) {
            case "dach" -> "DACH";
            case "emea" -> "EMEA";
            case "apac" -> "APAC";
            case String _ -> midMarket && employees >= 200 ? "mid-market" : "everyone else";
        };
    }

    private static int score(Lead lead, Facts facts, Instant now, boolean ourSize) {
        int score = ourSize ? 30 : 0;
        String title = " " + lead.person().title().toLowerCase(Locale.ROOT) + " ";
        if (title.contains(" chief ")
                || title.contains(" vp ")
                || title.contains(" head ")
                || title.contains(" director ")) {
            score += 10;
        }
        if (facts.emailKind() == EmailKind.FREE) {
            score -= 20;
        }
        if (facts.industry().equalsIgnoreCase("Logistics") || facts.industry().equalsIgnoreCase("Retail")) {
            score += 5;
        }
        score += signalled(facts, "webinar-attended", now.minus(Duration.ofDays(60))) ? 20 : 0;
        score += signalled(facts, "pricing-viewed", now.minus(Duration.ofDays(14))) ? 10 : 0;
        score += switch (lead.interest().request()) {
            case "demo", "pricing" -> 50;
            case "contact" -> 20;
            case String _ -> 0;
        };
        if (facts.employees().orElse(0) > 5000 && lead.person().language().equals("en")) {
            score += 5;
        }
        return score;
    }

    private static boolean signalled(Facts facts, String kind, Instant since) {
        for (Signal signal : facts.signals()) {
            if (signal.kind().equals(kind) && !signal.at().isBefore(since)) {
                return true;
            }
        }
        return false;
    }

    private String territory(Lead lead, Facts facts) {
        String country = facts.country();
        String found = territories.get(country + "|" + lead.location().state());
        return found != null ? found : territories.getOrDefault(country, "rest-of-world");
    }
}
