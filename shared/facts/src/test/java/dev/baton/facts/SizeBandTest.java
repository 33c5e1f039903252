package dev.baton.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeBandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    51-200               | 51
                    201 – 500 employees  | 201
                    1,000+               | 1000
                    1.000 - 4.999        | 1000
                    more than 500        | 500
                    10000                | 10000
                    < 10                 | 1
                    up to 50             | 1
                    0                    | 0
                    """)
    void a_band_counts_as_its_lower_end(String band, int employees) {
        assertThat(SizeBand.lowerEnd(band)).hasValue(employees);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a few", "enterprise"})
    void a_band_without_a_number_tells_nothing(String band) {
        assertThat(SizeBand.lowerEnd(band)).isEqualTo(OptionalInt.empty());
    }
}
