package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.baton.lead.Owner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What deliver logs is about leads and Salesforce, never about people. */
class LogTest {
    private final Office office = new Office();

    LogTest() throws IOException {}

    @AfterEach
    void closeOffice() {
        office.close();
    }

    @Test
    void the_log_names_nobody_whom_salesforce_does_not_know() {
        List<String> said = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(new SimpleFormatter().formatMessage(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(ToSalesforce.class.getName());
        log.addHandler(listening);
        try {
            office.pass(office.outcome(
                    office.journeys.assigned(Office.somebody(), new Owner.Rep("zoe@acme.example", "Zoe", ""))));
        } finally {
            log.removeHandler(listening);
        }

        assertThat(said).singleElement(STRING).contains("cannot be written").doesNotContain("zoe", "@");
    }
}
