package dev.baton.cli;

import dev.baton.playbook.source.RosterSheet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The roster as a file. */
@Command(
        name = "export",
        description = "writes the roster as it holds now, all sources together, as CSV that 'import' reads back")
final class RosterExportCommand extends StackCommand {
    @Parameters(paramLabel = "CSV", description = "the file to write")
    private Path csv = Path.of("");

    @Option(names = "--force", description = "writes over a file that is there")
    private boolean force;

    @Override
    int run(Desk desk, Page page) {
        var reps = desk.roster().all().reps();
        try {
            if (force) {
                Files.writeString(csv, RosterSheet.write(reps));
            } else {
                Files.writeString(csv, RosterSheet.write(reps), StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException there) {
            throw new Refusal(csv + " is there already: another name, or --force", there);
        } catch (NoSuchFileException nowhere) {
            throw new Refusal(csv + " cannot be written: there is no such folder", nowhere);
        } catch (IOException unwritable) {
            throw new Refusal(
                    csv + " cannot be written: " + unwritable.getClass().getSimpleName(), unwritable);
        }
        page.line(Shown.count(reps.size(), "rep") + " written to " + csv + ", as they are now."
                + " Whoever imports it makes all of this what the CSV says.");
        return 0;
    }
}
