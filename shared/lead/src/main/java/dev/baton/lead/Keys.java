package dev.baton.lead;

/**
 * Keyed hashes under which a person's and a company's history is kept, so that no key in the database names anybody.
 *
 * @param person HMAC of the normalised e-mail address; empty when there is none
 * @param company HMAC of the company's registrable domain; empty when there is none or it is a mail provider's
 */
public record Keys(String person, String company) {
    public static final Keys NONE = new Keys("", "");

    public Keys {
        person = Absent.text(person);
        company = Absent.text(company);
    }
}
