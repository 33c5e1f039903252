package dev.baton.salesforce.settings;

import dev.baton.playbook.source.Findings;
import dev.baton.playbook.source.Hint;
import dev.baton.playbook.source.Node;
import dev.baton.playbook.source.Place;
import dev.baton.playbook.source.Say;
import dev.baton.playbook.source.Section;
import dev.baton.playbook.source.Yaml;
import dev.baton.salesforce.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** From YAML to settings; what the file leaves out is the default. For one file. */
final class SettingsReader {
    private static final Set<String> SECTIONS =
            Set.of("leads", "users", "accounts", "task", "campaigns", "first-touch");
    private static final Set<String> PLACEHOLDERS = Set.of("{person}", "{company}", "{route}", "{score}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_STATUS = 255;
    private static final int MOST_DAYS = 365;

    private final Findings findings;
    private final Map<String, Place> places = new HashMap<>();
    private final Mappings mappings;
    private final Settings defaults = Settings.DEFAULTS;

    SettingsReader(Findings findings) {
        this.findings = findings;
        this.mappings = new Mappings(findings, places);
    }

    /** The settings as far as they could be read; nothing where the file is no block of keys at all. */
    Optional<Placed> read(String text) {
        return Yaml.read(
                        text,
                        "begin with leads: or another of "
                                + SECTIONS.stream().sorted().toList(),
                        findings)
                .flatMap(root -> Section.of(root, "the file", findings, SECTIONS, Set.of()))
                .map(this::settings);
    }

    private Placed settings(Section root) {
        for (String key : SECTIONS) {
            if (root.has(key)) {
                places.put(key, root.at(key));
            }
        }
        Optional<Section> leads =
                section(root, "leads", Set.of("untouched", "closed", "existing", "fields", "constants", "open"));
        Settings settings = new Settings(
                leads.filter(s -> s.has("untouched")).map(this::untouched).orElse(defaults.untouched()),
                leads.flatMap(s -> s.node("closed")).map(this::closed).orElse(defaults.closed()),
                mappings.leads(leads.flatMap(s -> s.node("fields"))),
                users(section(root, "users", Set.of("from", "fields"))),
                accounts(section(root, "accounts", Set.of("from", "fields"))),
                new Settings.OpenLeads(
                        condition(leads, "open", defaults.openLeads().filter())),
                leads.flatMap(s -> s.text("existing")).map(this::existing).orElse(defaults.existing()),
                task(section(root, "task", Set.of("subject", "priority", "status", "due-days", "withdrawn-status"))),
                campaign(section(root, "campaigns", Set.of("member-status"))),
                mappings.constants(leads.flatMap(s -> s.node("constants"))),
                Map.of(),
                firstTouch(section(root, "first-touch", Set.of("tasks", "priority"))));
        for (String field : settings.constants().keySet()) {
            if (settings.leadFields().containsValue(field)) {
                findings.error(
                        new Placed(settings, places).at("leads/constants/" + field),
                        field + " is a constant, and a lead's value is written to it as well",
                        "keep one of the two");
            }
        }
        for (String both : settings.untouched()) {
            if (settings.closed().containsKey(both)) {
                findings.error(
                        new Placed(settings, places).at("leads/closed/" + both),
                        "the status " + Say.quoted(both) + " is untouched and closed at once",
                        "keep it in one of the two");
            }
        }
        return new Placed(settings, places);
    }

    private Optional<Section> section(Section root, String key, Set<String> known) {
        Optional<Section> section = root.node(key).flatMap(node -> Section.of(node, key, findings, known, Set.of()));
        section.ifPresent(s -> known.stream().filter(s::has).forEach(k -> places.put(key + "/" + k, s.at(k))));
        return section;
    }

    private Set<String> untouched(Section leads) {
        Set<String> statuses = new LinkedHashSet<>();
        for (Node.Text status : leads.texts("untouched")) {
            String word = line(status, LONGEST_STATUS, "a status");
            places.put("leads/untouched/" + word, status.at());
            statuses.add(word);
        }
        return statuses;
    }

    private Map<String, String> closed(Node node) {
        Map<String, String> closed = new LinkedHashMap<>();
        if (!(node instanceof Node.Block block)) {
            findings.error(
                    node.at(),
                    "closed should be a block of statuses, each with its reason, not " + node.shape(),
                    "write Unqualified: disqualified");
            return closed;
        }
        for (Node.Entry entry : block.entries()) {
            Optional<Node.Text> reason = text(entry.value(), "the reason of " + Say.quoted(entry.key()));
            reason.ifPresent(r -> closed.put(entry.key(), line(r, LONGEST_STATUS, "a reason")));
            places.put("leads/closed/" + entry.key(), entry.at());
        }
        return closed;
    }

    private Settings.Existing existing(Node.Text text) {
        return switch (text.text().strip()) {
            case "keep-owner" -> Settings.Existing.KEEP_OWNER;
            case "reassign" -> Settings.Existing.REASSIGN;
            default -> {
                findings.error(
                        text.at(),
                        "existing is " + Say.quoted(text.text()),
                        Hint.of(text.text(), List.of("keep-owner", "reassign")));
                yield defaults.existing();
            }
        };
    }

    private Settings.Users users(Optional<Section> section) {
        return new Settings.Users(
                condition(section, "from", defaults.users().filter()),
                mappings.users(section.flatMap(s -> s.node("fields"))));
    }

    private Settings.Accounts accounts(Optional<Section> section) {
        return new Settings.Accounts(
                condition(section, "from", defaults.accounts().filter()),
                mappings.accounts(section.flatMap(s -> s.node("fields"))));
    }

    private Settings.Task task(Optional<Section> section) {
        Settings.Task task = defaults.task();
        Optional<Node.Text> subject = section.flatMap(s -> s.text("subject"));
        subject.ifPresent(this::placeholders);
        OptionalInt due = section.map(s -> s.whole("due-days", 0, MOST_DAYS)).orElse(OptionalInt.empty());
        return new Settings.Task(
                subject.map(s -> line(s, LONGEST_SUBJECT, "subject")).orElse(task.subject()),
                word(section, "priority", task.priority()),
                word(section, "status", task.status()),
                due.orElse(task.dueDays()),
                word(section, "withdrawn-status", task.withdrawn()));
    }

    private void placeholders(Node.Text subject) {
        for (MatchResult found : PLACEHOLDER.matcher(subject.text()).results().toList()) {
            if (!PLACEHOLDERS.contains(found.group())) {
                findings.error(
                        subject.at(),
                        "nothing is known by the name of " + Say.quoted(found.group()),
                        Hint.of(found.group(), PLACEHOLDERS));
            }
        }
    }

    private Settings.Campaign campaign(Optional<Section> section) {
        return new Settings.Campaign(
                word(section, "member-status", defaults.campaign().memberStatus()));
    }

    private Settings.FirstTouch firstTouch(Optional<Section> section) {
        Settings.FirstTouch otherwise = defaults.firstTouch();
        return new Settings.FirstTouch(
                section.filter(s -> s.has("tasks")).map(s -> s.flag("tasks")).orElse(otherwise.tasks()),
                word(section, "priority", otherwise.priority()));
    }

    private String word(Optional<Section> section, String key, String otherwise) {
        return section.flatMap(s -> s.text(key))
                .map(text -> line(text, LONGEST_STATUS, key))
                .orElse(otherwise);
    }

    private String condition(Optional<Section> section, String key, String otherwise) {
        Optional<Node.Text> text = section.filter(s -> s.has(key)).flatMap(s -> s.text(key));
        text.ifPresent(t -> Condition.check(t, findings));
        return text.map(t -> t.text().strip())
                .map(t -> t.equals("none") ? "" : t)
                .orElse(otherwise);
    }

    private Optional<Node.Text> text(Node node, String what) {
        if (node instanceof Node.Text text && !text.absent() && !text.text().isBlank()) {
            return Optional.of(text);
        }
        findings.error(node.at(), what + " should be a word or a text, not " + node.shape());
        return Optional.empty();
    }

    private String line(Node.Text text, int most, String what) {
        String word = text.text().strip();
        if (word.length() > most || word.chars().anyMatch(Character::isISOControl)) {
            findings.error(text.at(), what + " is longer than " + most + " characters, or more than one line");
        }
        return word;
    }
}
