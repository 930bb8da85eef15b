package io.freshet.sdk;

import java.util.Optional;

/** Where the visitor was, by IP address. */
public final class Geo {

    private final Event event;

    Geo(Event event) {
        this.event = event;
    }

    /** Two letters, ISO 3166-1. Column {@code geo_country}. */
    public Optional<String> country() {
        return event.get(Fields.GEO_COUNTRY);
    }

    /** The region's code, ISO 3166-2 without the country. Column {@code geo_region}. */
    public Optional<String> region() {
        return event.get(Fields.GEO_REGION);
    }

    /** The city. Column {@code geo_city}. */
    public Optional<String> city() {
        return event.get(Fields.GEO_CITY);
    }

    /** The postal code. Column {@code geo_zipcode}. */
    public Optional<String> zipCode() {
        return event.get(Fields.GEO_ZIPCODE);
    }

    /** Degrees north. Column {@code geo_latitude}. */
    public Optional<Double> latitude() {
        return event.get(Fields.GEO_LATITUDE);
    }

    /** Degrees east. Column {@code geo_longitude}. */
    public Optional<Double> longitude() {
        return event.get(Fields.GEO_LONGITUDE);
    }

    /** The region's name. Column {@code geo_region_name}. */
    public Optional<String> regionName() {
        return event.get(Fields.GEO_REGION_NAME);
    }

    /** The time zone's name, such as Europe/Amsterdam. Column {@code geo_timezone}. */
    public Optional<String> timeZone() {
        return event.get(Fields.GEO_TIMEZONE);
    }
}
