package dev.baton.facts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** The country that a telephone number belongs to. Thread-safe; the numbering plans are read at the first number, not at start. */
final class PhoneCountry {
    /** What the library answers for numbers that belong to no country, such as satellite telephones. */
    private static final String NO_COUNTRY = "001";

    private PhoneCountry() {}

    /**
     * ISO 3166-1 alpha-2 of an E.164 number; empty for any other text and for numbers of no country.
     *
     * @param phone a lead's telephone number: E.164, or as it was received
     */
    static String of(String phone) {
        if (!phone.startsWith("+")) {
            return "";
        }
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try {
            String region = plans.getRegionCodeForNumber(plans.parse(phone, null));
            return region == null || region.equals(NO_COUNTRY) ? "" : region;
        } catch (NumberParseException e) {
            return "";
        }
    }
}
