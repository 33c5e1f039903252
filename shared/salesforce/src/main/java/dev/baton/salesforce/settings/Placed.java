package dev.baton.salesforce.settings;

import dev.baton.playbook.source.Place;
import dev.baton.salesforce.Settings;
import java.util.Map;

/**
 * Settings, and where in the file each of them stands.
 *
 * @param places by the path of keys: {@code leads/fields/person.email}; what the file does not say has none
 */
record Placed(Settings settings, Map<String, Place> places) {
    Placed {
        places = Map.copyOf(places);
    }

    /** Where it stands; the nearest block around it, or the beginning, where the file leaves it to the default. */
    Place at(String path) {
        for (String way = path; !way.isEmpty(); way = way.substring(0, Math.max(0, way.lastIndexOf('/')))) {
            Place place = places.get(way);
            if (place != null) {
                return place;
            }
        }
        return Place.START;
    }
}
