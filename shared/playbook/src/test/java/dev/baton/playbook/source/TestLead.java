package dev.baton.playbook.source;

import dev.baton.lead.Account;
import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Facts;
import dev.baton.lead.Interest;
import dev.baton.lead.Keys;
import dev.baton.lead.Lead;
import dev.baton.lead.LeadId;
import dev.baton.lead.Location;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import dev.baton.lead.Signal;
import dev.baton.lead.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A lead as a case file writes it: the playbook's own names of fields, {@code signals} as {@code kind, days ago}, {@code account-team} as
 * {@code role=rep; role=rep}. */
record TestLead(Lead lead, Facts facts) {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    static TestLead of(Node.Block block) {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        List<Signal> signals = new ArrayList<>();
        for (Node.Entry entry : block.entries()) {
            if (entry.value() instanceof Node.Block of) {
                of.entries().forEach(kind -> signals.add(signal(kind.key(), text(kind.value()))));
            } else if (entry.key().startsWith("attribute.")) {
                attributes.put(entry.key().substring("attribute.".length()), text(entry.value()));
            } else {
                fields.put(entry.key(), text(entry.value()));
            }
        }
        return of(fields, attributes, signals);
    }

    static TestLead of(Map<String, String> fields, Map<String, String> attributes, List<Signal> signals) {
        Lead lead = new Lead(
                new LeadId("AAAAAAAAAAAAAAAAAAAAAA"),
                new Source(Source.Kind.FORM, fields.getOrDefault("form", ""), ""),
                NOW,
                Keys.NONE,
                new Person(
                        "",
                        "",
                        "",
                        fields.getOrDefault("phone", ""),
                        fields.getOrDefault("title", ""),
                        fields.getOrDefault("language", "")),
                new Company(
                        fields.getOrDefault("company", ""),
                        "",
                        fields.getOrDefault("domain", ""),
                        fields.getOrDefault("industry", ""),
                        number(fields, "employees"),
                        fields.containsKey("annual-revenue")
                                ? OptionalLong.of(Long.parseLong(fields.getOrDefault("annual-revenue", "0")))
                                : OptionalLong.empty()),
                new Location(
                        fields.getOrDefault("country", ""),
                        fields.getOrDefault("state", ""),
                        fields.getOrDefault("city", ""),
                        fields.getOrDefault("postal-code", ""),
                        ""),
                new Interest(fields.getOrDefault("request", ""), fields.getOrDefault("product", ""), ""),
                new Origin(fields.getOrDefault("source", ""), "", "", ""),
                Consent.NOT_ASKED,
                attributes,
                List.of());
        Optional<Account> account = Optional.ofNullable(fields.get("account"))
                .map(name -> new Account(
                        fields.getOrDefault("account-id", "1"),
                        name,
                        fields.getOrDefault("account-domain", ""),
                        fields.getOrDefault("account-type", ""),
                        fields.getOrDefault("account-owner", ""),
                        "",
                        OptionalInt.empty(),
                        team(fields.getOrDefault("account-team", ""))));
        EmailKind kind =
                EmailKind.valueOf(fields.getOrDefault("email-kind", "business").toUpperCase(Locale.ROOT));
        return new TestLead(
                lead,
                new Facts(
                        kind,
                        fields.getOrDefault("country", ""),
                        number(fields, "employees"),
                        fields.getOrDefault("industry", ""),
                        account,
                        signals,
                        List.of()));
    }

    static Signal signal(String kind, String daysAgo) {
        return new Signal(kind, NOW.minusSeconds(86_400L * Long.parseLong(daysAgo)), Signal.By.PERSON, "");
    }

    static String text(Node node) {
        return ((Node.Text) node).text().strip();
    }

    private static Map<String, String> team(String text) {
        Map<String, String> team = new HashMap<>();
        for (String member : text.isEmpty() ? new String[0] : text.split("; ", -1)) {
            team.put(member.substring(0, member.indexOf('=')), member.substring(member.indexOf('=') + 1));
        }
        return team;
    }

    private static OptionalInt number(Map<String, String> fields, String key) {
        return fields.containsKey(key)
                ? OptionalInt.of(Integer.parseInt(fields.getOrDefault(key, "0")))
                : OptionalInt.empty();
    }
}
