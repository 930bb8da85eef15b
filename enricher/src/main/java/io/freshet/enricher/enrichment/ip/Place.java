package io.freshet.enricher.enrichment.ip;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a City database: where an address is.
 *
 * @param country with its two-letter code
 * @param subdivisions from the largest to the smallest
 * @param city with its name
 * @param postal with its code
 * @param location with coordinates and time zone
 */
public record Place(
        @Nullable Area country,
        @Nullable List<Area> subdivisions,
        @Nullable Area city,
        @Nullable Postal postal,
        @Nullable Location location) {

    @MaxMindDbConstructor
    public Place(
            @MaxMindDbParameter(name = "country") @Nullable Area country,
            @MaxMindDbParameter(name = "subdivisions") @Nullable List<Area> subdivisions,
            @MaxMindDbParameter(name = "city") @Nullable Area city,
            @MaxMindDbParameter(name = "postal") @Nullable Postal postal,
            @MaxMindDbParameter(name = "location") @Nullable Location location) {
        this.country = country;
        this.subdivisions = subdivisions;
        this.city = city;
        this.postal = postal;
        this.location = location;
    }

    /** The smallest part of the country that is known; null where none is. */
    public @Nullable Area region() {
        return subdivisions == null || subdivisions.isEmpty()
                ? null
                : subdivisions.get(subdivisions.size() - 1);
    }

    /**
     * A country, a part of one, or a city.
     *
     * @param code by ISO 3166
     * @param names by language
     */
    public record Area(@Nullable String code, @Nullable Names names) {

        @MaxMindDbConstructor
        public Area(
                @MaxMindDbParameter(name = "iso_code") @Nullable String code,
                @MaxMindDbParameter(name = "names") @Nullable Names names) {
            this.code = code;
            this.names = names;
        }

        /** In English. */
        public @Nullable String name() {
            return names == null ? null : names.english();
        }
    }

    /**
     * The one name that is used.
     *
     * @param english in English
     */
    public record Names(@Nullable String english) {

        @MaxMindDbConstructor
        public Names(@MaxMindDbParameter(name = "en") @Nullable String english) {
            this.english = english;
        }
    }

    /**
     * A postal area.
     *
     * @param code of it
     */
    public record Postal(@Nullable String code) {

        @MaxMindDbConstructor
        public Postal(@MaxMindDbParameter(name = "code") @Nullable String code) {
            this.code = code;
        }
    }

    /**
     * A point.
     *
     * @param latitude in degrees
     * @param longitude in degrees
     * @param timezone such as Europe/London
     */
    public record Location(
            @Nullable Double latitude, @Nullable Double longitude, @Nullable String timezone) {

        @MaxMindDbConstructor
        public Location(
                @MaxMindDbParameter(name = "latitude") @Nullable Double latitude,
                @MaxMindDbParameter(name = "longitude") @Nullable Double longitude,
                @MaxMindDbParameter(name = "time_zone") @Nullable String timezone) {
            this.latitude = latitude;
            this.longitude = longitude;
            this.timezone = timezone;
        }
    }
}
