package dev.baton.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTest {
    @Test
    void an_id_of_15_characters_and_its_18_are_one() {
        assertThat(RecordId.of("001A0000006Vm9r")).contains("001A0000006Vm9rIAC");
        assertThat(RecordId.of("001A0000006Vm9rIAC")).contains("001A0000006Vm9rIAC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00Q*",
                "001A0000006Vm9",
                "001A0000006Vm9rI",
                "001A0000006Vm9rIACX",
                "001A0000006Vm-r",
                "001A0000006Vm9ria9"
            })
    void anything_else_is_none(String text) {
        assertThat(RecordId.of(text)).isEmpty();
    }
}
