package dev.baton.lead;

/**
 * Where they are.
 *
 * @param country ISO 3166-1 alpha-2, upper case; empty when it could not be understood (a note then keeps what was received)
 * @param state the subdivision's part of its ISO 3166-2 code ({@code CA} for {@code US-CA}), upper case, where it is known; else as
 *     received
 */
public record Location(String country, String state, String city, String postalCode, String street) {
    public static final Location UNKNOWN = new Location("", "", "", "", "");

    public Location {
        country = Absent.text(country);
        state = Absent.text(state);
        city = Absent.text(city);
        postalCode = Absent.text(postalCode);
        street = Absent.text(street);
    }
}
