package dev.baton.playbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedTest {
    private static final String BEFORE = """
            # A comment.
            playbook: small
            owner: ops@acme.example
            segments:
              big: {employees: 1000+}
              middle: {employees: 100-999}
              small: otherwise
            reject:
              - {when: {email-kind: disposable}, why: throw-away}
            score:
              qualified-at: 50
              fit:
                - {points: 30, when: {segment: big}, why: our size}
              below: {nurture: {campaign: News}}
            routes:
              - {route: one, when: {segment: big}, to: a}
              - {route: two, when: {country: DE}, to: a}
              - {route: three, when: {country: FR}, to: b}
              - {route: rest, to: b}
            pools:
              a: {members: {team: A}, weights: {ana@x.example: 2, bo@x.example: 1}, cap: {open: 5}}
              b: {members: {team: B}}
            fallback: {salesforce-queue: q}
            """;

    private static List<String> changed(String after) {
        return Changed.between(Sources.of(BEFORE), Sources.of(after));
    }

    private static List<String> changed(String what, String with) {
        assertThat(BEFORE).contains(what);
        return changed(BEFORE.replace(what, with));
    }

    @Test
    void what_only_looks_different_is_no_difference() {
        assertThat(changed("# A comment.", "# Another.")).isEmpty();
        assertThat(changed("{members: {team: B}}", "\n    members:\n      team: 'B'"))
                .isEmpty();
        assertThat(changed(
                        "{points: 30, when: {segment: big}, why: our size}",
                        "{why: our size, when: {segment: big}, points: 30}"))
                .isEmpty();
    }

    @Test
    void routes_come_go_move_and_change() {
        assertThat(changed("      - {route: two, when: {country: DE}, to: a}\n".indent(-4), ""))
                .containsExactly("route \"two\" is gone");
        assertThat(changed(
                        "  - {route: rest, to: b}",
                        "  - {route: new, when: {country: IT}, to: a}\n  - {route: rest, to: b}"))
                .containsExactly("route \"new\" is new: {route: new, to: a, when: {country: IT}}");
        assertThat(changed("{country: FR}, to: b", "{country: [FR, BE]}, to: a"))
                .containsExactlyInAnyOrder(
                        "route \"three\", when: {country: FR}, now {country: [FR, BE]}",
                        "route \"three\", to: b, now a");
        assertThat(changed(BEFORE.replace("  - {route: one, when: {segment: big}, to: a}\n", "")
                        .replace(
                                "  - {route: rest", "  - {route: one, when: {segment: big}, to: a}\n  - {route: rest")))
                .containsExactly("route \"one\" has moved: now after \"three\"");
    }

    @Test
    void points_weights_caps_and_everything_else_are_told_as_they_are_written() {
        assertThat(changed("points: 30", "points: 20")).containsExactly("rule of fit \"our size\", points: 30, now 20");
        assertThat(changed("qualified-at: 50", "qualified-at: 60")).containsExactly("score, qualified-at: 50, now 60");
        assertThat(changed("ana@x.example: 2", "ana@x.example: 1.5"))
                .containsExactly("pool \"a\", weights, ana@x.example: 2, now 1.5");
        assertThat(changed(", cap: {open: 5}", "")).containsExactly("pool \"a\", cap: no longer {open: 5}");
        assertThat(changed("b: {members: {team: B}}", "c: {members: {team: B}}"))
                .containsExactly("pool \"c\" is new: {members: {team: B}}", "pool \"b\" is gone");
        assertThat(changed("big: {employees: 1000+}", "big: {employees: 500+}"))
                .containsExactly("segment \"big\": {employees: 1000+}, now {employees: 500+}");
        assertThat(changed("owner: ops@acme.example\n", "hours: always\n"))
                .containsExactlyInAnyOrder("hours: now always", "owner: no longer ops@acme.example");
        assertThat(changed("why: throw-away", "why: no address"))
                .hasSize(2)
                .first()
                .asString()
                .contains("is new");
    }

    @Test
    void a_part_that_moves_to_a_file_of_its_own_is_no_difference() {
        Map<String, String> files = new LinkedHashMap<>();
        String pools = BEFORE.substring(BEFORE.indexOf("pools:"), BEFORE.indexOf("fallback:"));
        files.put("playbook.yaml", BEFORE.replace(pools, "include: pools.yaml\n"));
        files.put("pools.yaml", pools);
        assertThat(changed(new Sources(files).text())).isEmpty();
    }

    @Test
    void the_lines_are_shown_as_version_control_shows_them() {
        assertThat(TextDiff.unified("a", BEFORE, "b", BEFORE)).isEmpty();
        assertThat(TextDiff.unified("version 1", BEFORE, "p.yaml", BEFORE.replace("points: 30", "points: 20")))
                .containsExactly(
                        "--- version 1",
                        "+++ p.yaml",
                        "@@ -10,7 +10,7 @@",
                        " score:",
                        "   qualified-at: 50",
                        "   fit:",
                        "-    - {points: 30, when: {segment: big}, why: our size}",
                        "+    - {points: 20, when: {segment: big}, why: our size}",
                        "   below: {nurture: {campaign: News}}",
                        " routes:",
                        "   - {route: one, when: {segment: big}, to: a}");
        assertThat(TextDiff.unified("a", "x\n", "b", "x\ny\n")).contains("@@ -1 +1,2 @@");
        assertThat(TextDiff.unified("a", "", "b", "y\n")).contains("@@ -0,0 +1 @@", "+y");
        assertThat(TextDiff.unified(
                        "a",
                        BEFORE,
                        "b",
                        BEFORE.replace("playbook: small", "playbook: s").replace("queue: q", "queue: r")))
                .filteredOn(line -> line.startsWith("@@"))
                .containsExactly("@@ -1,5 +1,5 @@", "@@ -20,4 +20,4 @@");
    }
}
