package dev.baton.lead;

/**
 * Who is asking.
 *
 * @param email lower-cased domain, valid by syntax; empty when none was given or it was not valid
 * @param phone E.164 ({@code +4930123456}) where it could be understood, else as received
 * @param language ISO 639-1, lower case
 */
public record Person(String firstName, String lastName, String email, String phone, String title, String language) {
    public static final Person UNKNOWN = new Person("", "", "", "", "", "");

    public Person {
        firstName = Absent.text(firstName);
        lastName = Absent.text(lastName);
        email = Absent.text(email);
        phone = Absent.text(phone);
        title = Absent.text(title);
        language = Absent.text(language);
    }
}
