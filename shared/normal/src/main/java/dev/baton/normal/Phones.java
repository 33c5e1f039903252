package dev.baton.normal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers, by libphonenumber. */
final class Phones {
    /** What the library calls the region of a number that must name its own country. */
    private static final String NO_REGION = "ZZ";

    private Phones() {}

    /**
     * A number that was understood.
     *
     * @param e164 as in {@code +4930123456}
     * @param inUse whether it lies in a range that its country has given out
     */
    record Phone(String e164, boolean inUse) {}

    /**
     * The number that {@code text} is.
     *
     * @param country alpha-2, for numbers without a country code; empty when unknown
     */
    static Optional<Phone> read(String text, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        // Without a country nobody knows its prefix for calls abroad; 00 is most countries'.
        String dialled = country.isEmpty() && text.startsWith("00") ? "+" + text.substring(2) : text;
        try {
            PhoneNumber number = numbers.parse(dialled, country.isEmpty() ? NO_REGION : country);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(
                            new Phone(numbers.format(number, PhoneNumberFormat.E164), numbers.isValidNumber(number)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a person could dial it, though it was not understood: it has as many digits as a number has. */
    static boolean couldBeDialled(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return digits >= 6 && digits <= 20;
    }
}
