package dev.baton.cli;

import dev.baton.playbook.Playbook;
import dev.baton.salesforce.Answer;
import dev.baton.salesforce.settings.PlaybookAgainstOrg;
import java.util.List;

/** What a playbook says of the org, held against the org. */
final class OrgPlaybook {
    private OrgPlaybook() {}

    /** Tells what the org does not have. Answers whether it has all, as far as it could be asked. */
    static boolean fits(Page page, Playbook playbook, Org org) {
        return switch (PlaybookAgainstOrg.missing(
                org.salesforce(), playbook.routeWhen(), playbook.fallback().queue())) {
            case Answer.Ok<List<String>>(var missing) -> {
                missing.forEach(each -> page.line("warning: " + each));
                yield missing.isEmpty();
            }
            case Answer.Failed<List<String>>(var failure) -> {
                page.line("The playbook is not held against the org: " + failure.reason());
                yield true;
            }
        };
    }
}
