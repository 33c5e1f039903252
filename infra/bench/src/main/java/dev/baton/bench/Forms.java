package dev.baton.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Web-to-Lead forms, each of another person of another company. For one thread. */
final class Forms {
    private static final String[] COUNTRIES = {"DE", "US", "FR", "BR", "SE", "IN"};
    private int made;

    /** The next one, form-encoded. Each asks for a demo, so that it qualifies. */
    String next() {
        int number = made++;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("first_name", "Robin");
        fields.put("last_name", "Sender " + number);
        fields.put("email", "robin@sender-" + number + ".example");
        fields.put("company", "Sender " + number + " GmbH");
        fields.put("phone", "+49 30 23125 " + String.format("%03d", number % 1000));
        fields.put("title", "Head of Operations");
        fields.put("country", COUNTRIES[number % COUNTRIES.length]);
        fields.put("city", "Somewhere");
        fields.put("employees", Integer.toString(20 + number % 2_000));
        fields.put("URL", "https://www.sender-" + number + ".example");
        fields.put("lead_source", "Web");
        fields.put("request", "demo");
        fields.put("description", "We route leads by hand today and would like to see how you do it.");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
