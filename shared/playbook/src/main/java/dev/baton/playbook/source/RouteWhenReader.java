package dev.baton.playbook.source;

import dev.baton.playbook.RouteWhen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code route-when}. */
final class RouteWhenReader {
    private static final String FORM = "form";
    private static final String CREATED = "salesforce-created";
    private static final String FIELD = "salesforce-field";
    private static final String BECOMES = "becomes";
    private static final Set<String> WORDS = Set.of(FORM, CREATED);
    private static final Set<String> KEYS = Set.of(FIELD, BECOMES);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}(?:\\.[A-Za-z][A-Za-z0-9_]{0,79})?");
    private static final int MOST = 20;

    private final Findings findings;
    private final Map<String, Place> seen = new TreeMap<>();
    private final List<RouteWhen.Becomes> becomes = new ArrayList<>();
    private boolean form;
    private boolean created;

    RouteWhenReader(Findings findings) {
        this.findings = findings;
    }

    RouteWhen read(Optional<Node> node) {
        if (node.isEmpty()) {
            return RouteWhen.DEFAULT;
        }
        int before = findings.count();
        if (node.get() instanceof Node.Text) {
            item(node.get());
        } else {
            Lists.of(node, "route-when", MOST, findings).forEach(this::item);
        }
        if (node.get() instanceof Node.Items items && items.items().isEmpty()) {
            findings.error(
                    items.at(),
                    "route-when is an empty list",
                    "leave it out, or write [" + FORM + ", " + CREATED + "]");
        } else if (!form && findings.count() == before) {
            findings.warning(
                    node.get().at(),
                    "what is posted to Baton is routed without " + FORM + " being named, too",
                    "add " + FORM + " to say so");
        }
        return new RouteWhen(created, becomes);
    }

    private void item(Node node) {
        if (node instanceof Node.Block) {
            Section.of(node, "route-when", findings, KEYS, Set.of()).ifPresent(this::field);
            return;
        }
        Section.text(node, "route-when", findings).ifPresent(text -> {
            String word = text.text().strip();
            if (!WORDS.contains(word)) {
                findings.error(text.at(), "a lead is not routed when " + Say.quoted(word), hint(word));
            } else {
                once(word, text.at());
                form |= word.equals(FORM);
                created |= word.equals(CREATED);
            }
        });
    }

    private static String hint(String word) {
        return Hint.nearest(word, WORDS)
                .map(near -> "did you mean " + near + "?")
                .orElse("known: " + FORM + ", " + CREATED + ", {" + FIELD + ": Status, " + BECOMES + ": MQL}");
    }

    private void field(Section section) {
        Optional<Node.Text> field = section.requiredText(FIELD, "the field's name in Salesforce's API, such as Status");
        section.required(BECOMES, "the value, or a list of values");
        List<String> values = Section.strings(section.texts(BECOMES));
        field.ifPresent(text -> {
            String name = text.text().strip();
            if (!NAME.matcher(name).matches()) {
                findings.error(
                        text.at(),
                        Say.quoted(name) + " is no name of a field in Salesforce's API",
                        "it looks like Status or Stage__c");
            }
            String alone = RouteWhen.alone(name);
            if (alone.contains(".")) {
                findings.error(
                        text.at(),
                        Say.quoted(name) + " is a field of another record",
                        "route-when looks at the Lead itself; a formula field of the Lead can show it");
            }
            once(alone, text.at());
            becomes.add(new RouteWhen.Becomes(name, values));
        });
    }

    private void once(String what, Place at) {
        Place before = seen.putIfAbsent(what.toLowerCase(Locale.ROOT), at);
        if (before != null) {
            findings.error(
                    at,
                    "route-when names " + Say.quoted(what) + " twice",
                    "the first is in line " + before.line() + "; " + BECOMES + " takes a list of values");
        }
    }
}
