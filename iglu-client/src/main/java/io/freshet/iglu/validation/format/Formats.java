package io.freshet.iglu.validation.format;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that the reference's validator asserts; all other names allow everything. */
public final class Formats {

    private static final Map<String, Format> BY_NAME =
            Stream.concat(
                            PatternFormats.all(),
                            Stream.of(
                                    Map.entry(
                                            "date",
                                            Format.ofValue("date", "dateTime", DateTimes::isDate)),
                                    Map.entry(
                                            "date-time",
                                            Format.ofValue(
                                                    "date-time",
                                                    "dateTime",
                                                    DateTimes::isDateTime)),
                                    Map.entry(
                                            "uuid",
                                            Format.ofValue("uuid", "uuid", Formats::isUuid)),
                                    Map.entry(
                                            "email",
                                            Format.ofValue("email", "format", Emails::isEmail)),
                                    Map.entry(
                                            "duration",
                                            Format.ofValue(
                                                    "duration", "format", DateTimes::isDuration))))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Formats() {}

    /** The format of this name. */
    public static Optional<Format> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (var i = 0; i < 36; i++) {
            var c = text.charAt(i);
            var isSeparator = i == 8 || i == 13 || i == 18 || i == 23;
            if (isSeparator ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
