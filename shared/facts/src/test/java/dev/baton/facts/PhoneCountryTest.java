package dev.baton.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCountryTest {
    @ParameterizedTest
    @CsvSource({
        "+4930901820, DE",
        "+431588580, AT",
        "+442079460000, GB",
        "+12125550123, US",
        "+14165550123, CA",
        "+390612345678, IT",
        "+77272500000, KZ"
    })
    void a_number_in_international_form_tells_its_country(String phone, String country) {
        assertThat(PhoneCountry.of(phone)).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "030 901820", "+", "+0", "+999123", "call me", "+8001234567890", "+881612345678"})
    void anything_else_tells_nothing(String phone) {
        assertThat(PhoneCountry.of(phone)).isEmpty();
    }
}
