package dev.baton.lead;

/** Who has a lead. */
public sealed interface Owner {
    /**
     * A rep, with the public card that the status read shows.
     *
     * @param bookingUrl where a meeting can be booked; empty when there is none
     */
    record Rep(String id, String name, String bookingUrl) implements Owner {
        public Rep {
            name = Absent.text(name);
            bookingUrl = Absent.text(bookingUrl);
        }
    }

    /** A Salesforce queue: the fallback. */
    record Queue(String name) implements Owner {}

    /**
     * Somebody in Salesforce who is not in the roster, and whom no decision of Baton's names: a person gave the lead to them there. Such a
     * lead counts in nobody's load.
     *
     * @param id Salesforce's 18-character user id
     */
    record User(String id, String name) implements Owner {
        public User {
            name = Absent.text(name);
        }
    }
}
