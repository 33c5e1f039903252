package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.baton.lead.Verdict;
import dev.baton.playbook.Scoring;
import dev.baton.playbook.source.ReachableTest.Differs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** As {@link ReachableTest}, for routes and branches that ask for grades: each sum that grades and the qualifying score tell apart is some lead's. */
class ReachableGradesTest {
    /** What is asked for, and what it is worth: below, at and above each bound of the grades and of the qualifying scores. */
    private static final Map<String, Integer> POINTS =
            new TreeMap<>(Map.of("a", 25, "b", 35, "c", 55, "d", 65, "e", 85, "f", 95));

    private static final String ROWS = "country,state,territory\nDE,,north\nFR,X,south\n";
    private static final Pattern ROUTE = Pattern.compile("^no lead can reach the route \"(.*?)\"");
    private static final Pattern BRANCH = Pattern.compile("campaign: (n\\d)");
    private static final List<Integer> QUALIFIED_AT = List.of(20, 30, 50, 60, 80, 90);

    private enum Graded {
        WHOLE(
                "{A: 80+, B: 50-79, C: 20-49, D: otherwise}",
                ImmutableList.of("A", "[B, C]", "D", "[A, D]", "b", "[A, B, C, D]", "[A, B, C]")),
        SOME("{A: 50-79, B: 20-49}", ImmutableList.of("A", "B", "[b, A]"));

        private final String bands;
        private final ImmutableList<String> asked;

        Graded(String bands, ImmutableList<String> asked) {
            this.bands = bands;
            this.asked = asked;
        }
    }

    @Property(tries = 300)
    void what_is_called_unreachable_for_its_grade_is_what_no_lead_reaches(@ForAll Random random) {
        Graded graded = random.nextBoolean() ? Graded.WHOLE : Graded.SOME;
        List<Differs> differs = List.of(any(random), any(random));
        String head = head(random, graded, differs);
        String text = head + routes(random, graded, differs);
        PlaybookReader.Placed placed = read(text);
        PlaybookReader.Placed alone =
                read(head + "routes: [{route: all, to: fallback}]\nfallback: {salesforce-queue: q}\n");
        Set<String> unreached = new TreeSet<>();
        branches(placed).forEach(branch -> unreached.add("branch " + branch.campaign()));
        placed.routes().forEach(route -> unreached.add("route " + route.route().name()));
        List<String> requests = new ArrayList<>(POINTS.keySet());
        requests.add("");
        for (TestLead lead : ReachableTest.leads(distinct(differs), requests)) {
            if (ReachableTest.verdict(alone, lead) instanceof Verdict.Nurtured nurtured) {
                unreached.remove("branch " + nurtured.campaign());
            }
            if (ReachableTest.verdict(placed, lead) instanceof Verdict.Routed routed) {
                unreached.remove("route " + routed.route());
            }
        }
        assertThat(said(text)).as(text).isEqualTo(unreached);
    }

    private static Differs any(Random random) {
        List<Differs> all = List.of(Differs.values());
        return all.get(random.nextInt(all.size()));
    }

    private static List<Differs> distinct(List<Differs> differs) {
        return differs.stream().distinct().toList();
    }

    /** What the whole check says of routes, and of branches by their lines. */
    private static Set<String> said(String text) {
        List<String> lines = text.lines().toList();
        Set<String> said = new TreeSet<>();
        for (Finding finding : Playbooks.read("p.yaml", text, Map.of("t.csv", ROWS), Optional.empty())
                .findings()) {
            Matcher route = ROUTE.matcher(finding.message());
            Matcher branch = BRANCH.matcher(lines.get(finding.line() - 1));
            if (route.find()) {
                said.add("route " + route.group(1));
            } else if (finding.message().startsWith("no lead can reach this branch") && branch.find()) {
                said.add("branch " + branch.group(1));
            }
        }
        return said;
    }

    private static List<Scoring.Branch> branches(PlaybookReader.Placed placed) {
        return placed.playbook().scoring().orElseThrow().branches();
    }

    private static PlaybookReader.Placed read(String text) {
        Findings findings = new Findings("p.yaml");
        return new PlaybookReader(findings, (_, _, _) -> Optional.of(ROWS))
                .read(Yaml.read(text, "", findings).orElseThrow())
                .orElseThrow();
    }

    private static String head(Random random, Graded graded, List<Differs> differs) {
        StringBuilder text = new StringBuilder("playbook: p\n"
                + "territories: {file: t.csv, by: [country, state], otherwise: east}\n"
                + "score:\n  qualified-at: " + QUALIFIED_AT.get(random.nextInt(QUALIFIED_AT.size())) + "\n  grades: "
                + graded.bands + "\n  intent:\n");
        POINTS.forEach((request, points) -> text.append("    - {points: ")
                .append(points)
                .append(", when: {request: ")
                .append(request)
                .append("}, why: w}\n"));
        text.append("  below:\n");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append("    - {when: ")
                    .append(graded(random, graded, differs))
                    .append(", nurture: {campaign: n")
                    .append(i)
                    .append("}}\n");
        }
        return text + "    - {nurture: {campaign: rest}}\n";
    }

    private static String routes(Random random, Graded graded, List<Differs> differs) {
        StringBuilder text = new StringBuilder("routes:\n");
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            text.append("  - {route: r")
                    .append(i)
                    .append(", when: ")
                    .append(graded(random, graded, differs))
                    .append(random.nextInt(3) == 0 ? ", any-score: true" : "")
                    .append(", to: fallback}\n");
        }
        return text + "fallback: {salesforce-queue: q}\n";
    }

    /** A grade, a condition, or both. */
    private static String graded(Random random, Graded graded, List<Differs> differs) {
        String grade = "grade: " + graded.asked.get(random.nextInt(graded.asked.size()));
        String condition = ReachableTest.condition(random, differs, false);
        return switch (random.nextInt(3)) {
            case 0 -> "{" + grade + "}";
            case 1 -> condition.substring(0, condition.length() - 1) + ", " + grade + "}";
            default -> condition;
        };
    }
}
