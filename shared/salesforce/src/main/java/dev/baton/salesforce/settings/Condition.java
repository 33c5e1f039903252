package dev.baton.salesforce.settings;

import dev.baton.playbook.source.Findings;
import dev.baton.playbook.source.Node;

/** Looks at a SOQL condition as far as that goes without an org: it stays inside the brackets that a query puts around it. */
final class Condition {
    private static final int LONGEST = 4000;

    private Condition() {}

    static void check(Node.Text text, Findings findings) {
        String condition = text.text();
        if (condition.length() > LONGEST) {
            findings.error(text.at(), "the condition is longer than " + LONGEST + " characters");
        }
        int open = 0;
        boolean quoted = false;
        for (int i = 0; i < condition.length() && open >= 0; i++) {
            char c = condition.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        if (quoted) {
            findings.error(
                    text.at(),
                    "a text in the condition does not end",
                    "put a value between two single quotation marks: Department = 'Sales'");
        } else if (open != 0) {
            findings.error(text.at(), "the brackets of the condition do not match", "close each that is opened");
        }
    }
}
