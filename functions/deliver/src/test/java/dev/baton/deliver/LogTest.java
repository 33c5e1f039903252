package dev.baton.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.baton.lead.Lead;
import dev.baton.lead.Owner;
import dev.baton.lead.Sla;
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
        List<String> said = said(
                ToSalesforce.class,
                () -> office.pass(office.outcome(
                        office.journeys.assigned(Office.somebody(), new Owner.Rep("zoe@acme.example", "Zoe", "")))));

        assertThat(said).singleElement(STRING).contains("cannot be written").doesNotContain("zoe", "@");
    }

    @Test
    void the_log_names_no_manager_whom_salesforce_does_not_know() {
        Promise promise = Promise.in(office);
        Lead lead = promise.delivered(Office.somebody(), Office.ANA);

        List<String> said = said(
                Nudges.class, () -> office.pass(promise.breach(lead, Sla.OnBreach.TELL_MANAGER, "who@acme.example")));

        assertThat(said).singleElement(STRING).contains("is not told").doesNotContain("who@", "@");
    }

    private static List<String> said(Class<?> by, Runnable what) {
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
        Logger log = Logger.getLogger(by.getName());
        log.addHandler(listening);
        try {
            what.run();
        } finally {
            log.removeHandler(listening);
        }
        return said;
    }
}
