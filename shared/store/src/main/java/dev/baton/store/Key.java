package dev.baton.store;

import dev.baton.lead.LeadId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of an item, in either table. */
record Key(String pk, String sk) {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String LEAD = "LEAD";
    static final String RECORD = "RECORD";
    static final String RECORD_PREFIX = "RECORD#";
    static final String HELD_PREFIX = "HELD#";
    static final String SIGNAL_PREFIX = "SIGNAL#";
    static final String VERSION_PREFIX = "V#";
    static final String DECISION_PREFIX = "DECISION#";
    static final String EVENT_PREFIX = "EVENT#";
    static final String SLA_PREFIX = "SLA#";

    static Key lead(LeadId id) {
        return new Key("LEAD#" + id, LEAD);
    }

    static Key data(LeadId id) {
        return new Key("LEAD#" + id, "DATA");
    }

    static Key raw(LeadId id) {
        return new Key("LEAD#" + id, "RAW");
    }

    static Key outbox(LeadId id) {
        return new Key("LEAD#" + id, "OUTBOX");
    }

    /** What is known of the lead's Salesforce record. */
    static Key record(LeadId id) {
        return new Key("LEAD#" + id, RECORD);
    }

    /** Whose a Salesforce record is, or a Task of ours. */
    static Key recordLead(String record) {
        return new Key(RECORD_PREFIX + record, LEAD);
    }

    static Key decision(LeadId id, int routing) {
        return new Key("LEAD#" + id, String.format(Locale.ROOT, "%s%05d", DECISION_PREFIX, routing));
    }

    static Key event(LeadId id, Instant at, String kind) {
        return new Key("LEAD#" + id, EVENT_PREFIX + Attributes.text(at) + "#" + kind);
    }

    /** The first touch that one routing promises. */
    static Key sla(LeadId id, int routing) {
        return new Key("LEAD#" + id, String.format(Locale.ROOT, "%s%05d", SLA_PREFIX, routing));
    }

    static Key held(String pool, Instant acceptedAt, LeadId id) {
        return new Key("POOL#" + pool, HELD_PREFIX + Attributes.text(acceptedAt) + "#" + id);
    }

    static Key first(String personKey) {
        return new Key("PERSON#" + personKey, "FIRST");
    }

    /** Whose turn it is to make records of this person in Salesforce. */
    static Key claim(String personKey) {
        return new Key("PERSON#" + personKey, "CLAIM");
    }

    static Key turn(String pool) {
        return new Key("POOL#" + pool, "TURN");
    }

    static Key load(String rep) {
        return new Key("REP#" + rep, "LOAD");
    }

    static Key profile(String rep) {
        return new Key("REP#" + rep, "PROFILE");
    }

    static Key roster() {
        return new Key("ROSTER", "CURRENT");
    }

    static Key pause() {
        return new Key("SALESFORCE", "PAUSE");
    }

    static Key active() {
        return new Key("PLAYBOOK", "ACTIVE");
    }

    static Key intake() {
        return new Key("PLAYBOOK", "INTAKE");
    }

    static Key version(int number) {
        return new Key("PLAYBOOK", String.format(Locale.ROOT, "%s%05d", VERSION_PREFIX, number));
    }

    static Key mark(String what) {
        return new Key("SALESFORCE", "MARK#" + what);
    }

    static Key settings() {
        return new Key("SALESFORCE", "SETTINGS");
    }

    static Key account(String domain) {
        return new Key("ACCOUNT#" + domain, "ACCOUNT");
    }

    static Key domains(String account) {
        return new Key("ACCOUNTID#" + account, "DOMAINS");
    }

    static Key row(String table, String key) {
        return new Key("TABLE#" + table, "ROW#" + key);
    }

    static Key of(Map<String, AttributeValue> item) {
        return new Key(Attributes.text(item, PK), Attributes.text(item, SK));
    }

    /** Whether it is that of a lead's own item. */
    boolean isLead() {
        return sk.equals(LEAD) && pk.startsWith("LEAD#");
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(PK, Attributes.value(pk), SK, Attributes.value(sk));
    }
}
