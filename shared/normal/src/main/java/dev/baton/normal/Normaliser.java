package dev.baton.normal;

import dev.baton.domains.MailDomains;
import dev.baton.lead.Company;
import dev.baton.lead.Consent;
import dev.baton.lead.EmailKind;
import dev.baton.lead.Interest;
import dev.baton.lead.Location;
import dev.baton.lead.Origin;
import dev.baton.lead.Person;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Brings what a sender gave into the one canonical form. Nothing is refused here: what is too long is cut, what cannot be understood is
 * kept as an attribute, and both are noted. Pure; not thread-safe, one for each lead.
 */
public final class Normaliser {
    /** Sites where many companies have a page: none of them is the company's own domain. */
    private static final Set<String> SHARED_SITES = Set.of(
            "linkedin.com",
            "xing.com",
            "facebook.com",
            "instagram.com",
            "x.com",
            "twitter.com",
            "youtube.com",
            "tiktok.com",
            "google.com",
            "github.com",
            "linktr.ee",
            "medium.com");

    private static final Map<String, Consent.Answer> ANSWERS = Map.ofEntries(
            Map.entry("true", Consent.Answer.GIVEN),
            Map.entry("yes", Consent.Answer.GIVEN),
            Map.entry("1", Consent.Answer.GIVEN),
            Map.entry("on", Consent.Answer.GIVEN),
            Map.entry("y", Consent.Answer.GIVEN),
            Map.entry("given", Consent.Answer.GIVEN),
            Map.entry("ja", Consent.Answer.GIVEN),
            Map.entry("oui", Consent.Answer.GIVEN),
            Map.entry("si", Consent.Answer.GIVEN),
            Map.entry("false", Consent.Answer.REFUSED),
            Map.entry("no", Consent.Answer.REFUSED),
            Map.entry("0", Consent.Answer.REFUSED),
            Map.entry("off", Consent.Answer.REFUSED),
            Map.entry("n", Consent.Answer.REFUSED),
            Map.entry("refused", Consent.Answer.REFUSED),
            Map.entry("nein", Consent.Answer.REFUSED),
            Map.entry("non", Consent.Answer.REFUSED));

    private final Findings found;

    private Normaliser(Raw raw) {
        this.found = new Findings(raw);
    }

    /** The canonical form of {@code raw}. */
    public static Normal normalise(Raw raw) {
        return new Normaliser(raw).all();
    }

    private Normal all() {
        Location location = location();
        Optional<Emails.Address> email = email();
        Person person = person(email, location.country());
        Company company = company(email);
        Interest interest = new Interest(
                found.text(Field.REQUEST).toLowerCase(Locale.ROOT),
                found.text(Field.PRODUCT),
                found.text(Field.MESSAGE));
        Origin origin = new Origin(
                found.text(Field.LEAD_SOURCE),
                found.text(Field.CAMPAIGN_ID),
                found.text(Field.MEMBER_STATUS),
                found.text(Field.PAGE));
        Consent consent = new Consent(
                found.understood(Field.CONSENT, "is not a yes or a no", Normaliser::answer)
                        .orElse(Consent.Answer.NOT_ASKED),
                found.text(Field.CONSENT_WORDING));
        boolean reachable = email.isPresent() || Phones.couldBeDialled(person.phone());
        return new Normal(
                person,
                company,
                location,
                interest,
                origin,
                consent,
                found.attributes(),
                found.notes(),
                email.map(Emails.Address::key).orElse(""),
                found.unusable(),
                reachable);
    }

    private Person person(Optional<Emails.Address> email, String country) {
        return new Person(
                found.text(Field.FIRST_NAME),
                found.text(Field.LAST_NAME),
                email.map(Emails.Address::text).orElse(""),
                phone(country),
                found.text(Field.TITLE),
                found.understood(Field.LANGUAGE, "is not an ISO 639-1 language", Normaliser::language)
                        .orElse(""));
    }

    private Optional<Emails.Address> email() {
        // An address is never cut: what is left would be somebody else's.
        return found.whole(Field.EMAIL, "is longer than Salesforce's 80 characters")
                .flatMap(given -> found.understood(Field.EMAIL, given, "is not an e-mail address", Emails::read));
    }

    private String phone(String country) {
        String given = found.text(Field.PHONE);
        if (given.isEmpty()) {
            return "";
        }
        Optional<Phones.Phone> phone = Phones.read(given, country);
        if (phone.isEmpty() && !Phones.couldBeDialled(given)) {
            found.unusable(Field.PHONE, "is not a phone number");
            return "";
        }
        if (phone.isEmpty()) {
            boolean local = country.isEmpty() && !given.startsWith("+");
            found.note(
                    Field.PHONE,
                    "kept as received, because it could not be understood"
                            + (local ? ": it names no country code, and the country is not known" : ""));
            return given;
        }
        if (!phone.get().inUse()) {
            found.note(Field.PHONE, "is in no range that its country has given out");
        }
        return phone.get().e164();
    }

    private Company company(Optional<Emails.Address> email) {
        String website = found.text(Field.WEBSITE);
        Optional<String> host = website.isEmpty() ? Optional.empty() : Hosts.ofWebsite(website);
        if (!website.isEmpty() && host.isEmpty()) {
            found.unusable(Field.WEBSITE, "is not a web address");
            website = "";
        }
        Optional<String> domain = email.map(Emails.Address::domain)
                .flatMap(Normaliser::ownDomain)
                .or(() -> host.flatMap(Normaliser::ownDomain));
        return new Company(
                found.text(Field.COMPANY),
                website,
                domain.orElse(""),
                found.text(Field.INDUSTRY),
                employees(),
                annualRevenue());
    }

    /** The registrable domain, unless many companies share it. */
    private static Optional<String> ownDomain(String host) {
        return Hosts.registrable(host)
                .filter(domain -> !SHARED_SITES.contains(domain))
                .filter(domain -> isBusiness(host) && (domain.equals(host) || isBusiness(domain)));
    }

    private static boolean isBusiness(String domain) {
        return MailDomains.kindOf(domain) == EmailKind.BUSINESS;
    }

    private OptionalInt employees() {
        return number(Field.EMPLOYEES).map(Numbers.Amount::asInt).orElse(OptionalInt.empty());
    }

    private OptionalLong annualRevenue() {
        return number(Field.ANNUAL_REVENUE).map(Numbers.Amount::asLong).orElse(OptionalLong.empty());
    }

    private Optional<Numbers.Amount> number(Field field) {
        Function<String, Optional<Numbers.Amount>> read = field == Field.EMPLOYEES
                ? text -> Numbers.read(text).filter(n -> n.asInt().isPresent())
                : Numbers::read;
        Optional<Numbers.Amount> number = found.understood(field, "is not a number", read);
        if (number.isPresent() && !number.get().whole()) {
            found.note(field, "only its first number was taken, the lower end of a range");
        }
        return number;
    }

    private Location location() {
        String country = found.understood(Field.COUNTRY, "is not a country", PlaceNames::country)
                .orElse("");
        return new Location(
                country,
                state(country),
                found.text(Field.CITY),
                found.text(Field.POSTAL_CODE),
                found.text(Field.STREET));
    }

    private String state(String country) {
        String given = found.text(Field.STATE);
        if (given.isEmpty() || country.isEmpty()) {
            return given;
        }
        Optional<String> code = PlaceNames.state(country, given);
        if (code.isEmpty()) {
            found.note(Field.STATE, "kept as received, because ISO 3166-2 has none of this name in the country");
        }
        return code.orElse(given);
    }

    private static Optional<Consent.Answer> answer(String text) {
        return Optional.ofNullable(ANSWERS.get(PlaceNames.fold(text)));
    }

    private static Optional<String> language(String text) {
        String language = Locale.forLanguageTag(text.replace('_', '-')).getLanguage();
        return Optional.of(language)
                .filter(l -> l.length() == 2 && Set.of(Locale.getISOLanguages()).contains(l));
    }
}
