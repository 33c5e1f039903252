package dev.baton.playbook.source;

import dev.baton.playbook.Playbook;
import dev.baton.roster.Rep;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads playbooks, and tells everything that is wrong with them at once. Never throws for anything that a file contains. */
public final class Playbooks {
    private static final int LARGEST_PLAYBOOK = 1 << 20;
    private static final int LARGEST_TABLE = 50 << 20;

    private Playbooks() {}

    /**
     * Reads, checks and compiles a playbook with the files that it includes and the CSV files that it names, which lie beside it or below. A file that cannot be read
     * is a finding, too.
     */
    public static Reading read(Path file) {
        Findings findings = new Findings(file.toString());
        return read(file, findings, Optional.empty());
    }

    /** Reads a playbook and holds it against a roster as well: members nobody is, people nobody knows, pools that are empty. */
    public static Reading read(Path file, List<Rep> roster) {
        Findings findings = new Findings(file.toString());
        return read(file, findings, Optional.of(roster));
    }

    /**
     * Reads a playbook that is in memory already.
     *
     * @param name how findings call it
     * @param text the YAML
     * @param files the text of the files that it may include or name, by name
     * @param roster who there is; absent when the playbook is looked at by itself
     */
    public static Reading read(String name, String text, Map<String, String> files, Optional<List<Rep>> roster) {
        Findings findings = new Findings(name);
        if (text.length() > LARGEST_PLAYBOOK) {
            findings.error(Place.START, "the playbook is larger than 1 MB", "put long lists into the territories file");
            return new Reading.Refused(findings.inOrder());
        }
        return read(text, findings, roster, (wanted, at, to) -> {
            Optional<String> found = Optional.ofNullable(files.get(wanted));
            if (found.isEmpty()) {
                to.error(at, "there is no file " + Say.quoted(wanted), Hint.of(wanted, files.keySet()));
            }
            return found;
        });
    }

    /**
     * The tests that stand in a source which was published.
     *
     * @param playbook what it was compiled to
     */
    public static List<TestCase> tests(Sources sources, Playbook playbook) {
        Map.Entry<String, String> first = sources.files().entrySet().iterator().next();
        Findings findings = new Findings(first.getKey());
        return new Including(
                        findings,
                        (name, _, _) -> Optional.ofNullable(sources.files().get(name)))
                .read(first.getValue()).stream()
                        .filter(Node.Block.class::isInstance)
                        .flatMap(root -> ((Node.Block) root).entries().stream())
                        .filter(entry -> entry.key().equals("tests"))
                        .flatMap(entry -> new TestCaseReader(new Draft(findings), playbook)
                                .read(Optional.of(entry.value())).stream())
                        .toList();
    }

    private static Reading read(Path file, Findings findings, Optional<List<Rep>> roster) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        return TextFile.read(file, LARGEST_PLAYBOOK, Place.START, findings)
                .map(text -> read(text, findings, roster, (wanted, at, to) -> beside(folder, wanted, at, to)))
                .orElseGet(() -> new Reading.Refused(findings.inOrder()));
    }

    private static Optional<String> beside(Path folder, String wanted, Place at, Findings findings) {
        try {
            Path path = folder.resolve(wanted).normalize();
            if (!path.startsWith(folder.normalize())) {
                findings.error(
                        at, Say.quoted(wanted) + " lies outside the playbook's folder", "put it beside the playbook");
                return Optional.empty();
            }
            return TextFile.read(path, LARGEST_TABLE, at, findings);
        } catch (InvalidPathException e) {
            findings.error(at, Say.quoted(wanted) + " cannot be a file's name");
            return Optional.empty();
        }
    }

    private static Reading read(String text, Findings findings, Optional<List<Rep>> roster, Beside files) {
        Including including = new Including(findings, files);
        Optional<PlaybookReader.Placed> placed =
                including.read(text).flatMap(root -> new PlaybookReader(findings, files).read(root));
        List<String> leftOut = placed.map(p -> new Whole(p, findings).check()).orElse(List.of());
        placed.ifPresent(p -> roster.ifPresent(reps -> new AgainstRoster(p, reps, findings).check()));
        return placed.isEmpty() || findings.fatal()
                ? new Reading.Refused(findings.inOrder())
                : new Reading.Compiled(
                        placed.get().playbook(),
                        placed.get().tables(),
                        including.sources(),
                        placed.get().tests(),
                        findings.inOrder(),
                        leftOut);
    }
}
