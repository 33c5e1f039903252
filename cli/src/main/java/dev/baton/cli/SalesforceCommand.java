package dev.baton.cli;

import picocli.CommandLine.Command;

/** What Baton knows about the team's Salesforce org. */
@Command(
        name = "salesforce",
        description = "what Baton knows about your Salesforce org",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SalesforceCheckCommand.class, SalesforcePublishCommand.class})
final class SalesforceCommand extends BatonCommand {
    private static final int NOT_UNDERSTOOD = 2;

    @Override
    public Integer call() {
        page().line("Say what: './baton salesforce check' or './baton salesforce publish'.");
        return NOT_UNDERSTOOD;
    }
}
