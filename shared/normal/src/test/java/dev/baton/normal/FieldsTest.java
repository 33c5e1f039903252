package dev.baton.normal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lead.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {
    private static final Pattern EXPECTED =
            Pattern.compile("(\\w+)=(.*?)(?= (?:attribute|note|domain)=|$)", Pattern.DOTALL);
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    static Stream<String> cases() throws IOException {
        try (var in = FieldsTest.class.getResourceAsStream("/normal/fields.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_field_is_understood_as_the_data_file_says(String line) {
        String[] parts = line.split(" ?\\| ?", 4);
        List<Map.Entry<String, String>> given = new ArrayList<>();
        given.add(Map.entry(parts[0].strip(), unescape(parts[1])));
        Arrays.stream(parts[2].split(";"))
                .filter(pair -> pair.contains("="))
                .forEach(pair -> given.add(
                        Map.entry(pair.strip().split("=", 2)[0], pair.strip().split("=", 2)[1])));

        Normal lead = Normaliser.normalise(Vocabulary.FORM.read(given));

        Matcher expected = EXPECTED.matcher(unescape(parts[3]));
        int seen = 0;
        while (expected.find()) {
            seen++;
            assertThat(value(lead, parts[0].strip(), expected.group(1)))
                    .as(line)
                    .contains(expected.group(2));
        }
        assertThat(seen).as("expectations in: %s", line).isPositive();
    }

    private static List<String> value(Normal lead, String field, String what) {
        return switch (what) {
            case "email" -> List.of(lead.person().email());
            case "phone" -> List.of(lead.person().phone());
            case "lastName" -> List.of(lead.person().lastName());
            case "language" -> List.of(lead.person().language());
            case "domain" -> List.of(lead.company().domain());
            case "website" -> List.of(lead.company().website());
            case "employees" ->
                List.of(
                        lead.company().employees().isPresent()
                                ? "" + lead.company().employees().getAsInt()
                                : "");
            case "annualRevenue" ->
                List.of(
                        lead.company().annualRevenue().isPresent()
                                ? "" + lead.company().annualRevenue().getAsLong()
                                : "");
            case "country" -> List.of(lead.location().country());
            case "state" -> List.of(lead.location().state());
            case "request" -> List.of(lead.interest().request());
            case "message" -> List.of(lead.interest().message());
            case "consent" -> List.of(lead.consent().answer().name());
            case "attribute" -> List.of(lead.attributes().getOrDefault(field, ""));
            case "note" ->
                lead.notes().stream()
                        .filter(n -> n.field().equals(field))
                        .map(Note::what)
                        .toList();
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static String unescape(String text) {
        String controls = text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
        return UNICODE.matcher(controls)
                .replaceAll(m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
    }
}
