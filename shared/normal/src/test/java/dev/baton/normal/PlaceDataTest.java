package dev.baton.normal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The data of places and the code that looks it up agree on how a name is spelt. */
class PlaceDataTest {
    @Test
    void every_name_of_a_country_is_found_and_names_a_country() throws IOException {
        List<String> lines = lines("countries.txt");

        assertThat(lines).hasSizeGreaterThan(5_000);
        Set<String> names = new HashSet<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            assertThat(PlaceNames.fold(parts[0])).isEqualTo(parts[0]);
            assertThat(PlaceNames.isCountry(parts[1]) || parts[1].equals("XK"))
                    .as(line)
                    .isTrue();
            assertThat(names.add(parts[0])).as("%s stands twice", parts[0]).isTrue();
        }
    }

    @Test
    void every_name_and_code_of_a_state_is_spelt_as_it_is_looked_for() throws IOException {
        int files = 0;
        for (String country : Locale.getISOCountries()) {
            List<String> lines = lines("states/" + country + ".txt");
            files += lines.isEmpty() ? 0 : 1;
            for (String line : lines) {
                String name = line.substring(0, line.indexOf('\t'));
                assertThat(PlaceNames.fold(name)).as(country).isEqualTo(name);
            }
        }
        assertThat(files).isEqualTo(200);
    }

    @Test
    void every_alias_leads_where_it_says() throws IOException {
        for (String line : lines("aliases.txt")) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                assertThat(PlaceNames.state(parts[0], parts[1])).as(line).contains(parts[2]);
                assertThat(PlaceNames.state(parts[0], parts[2]))
                        .as("%s names a state that is there", line)
                        .contains(parts[2]);
            } else if (!line.startsWith("#")) {
                assertThat(PlaceNames.country(parts[0])).as(line).contains(parts[1]);
            }
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = PlaceNames.class.getResourceAsStream(file)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        }
    }
}
