package io.freshet.loader.pg.side;

import io.freshet.loader.pg.row.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Texts as Postgres takes them, whatever they were made of. */
public final class Texts {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+294276-01-01T00:00:00Z");

    private Texts() {}

    /** A text that Postgres takes, not longer than this: its end is cut off. */
    public static @Nullable String cut(@Nullable String text, int maxLength) {
        if (text == null) {
            return null;
        }
        if (text.length() <= maxLength) {
            return JsonText.storable(text);
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
        return JsonText.storable(text.substring(0, splitsPair ? maxLength - 1 : maxLength));
    }

    /**
     * Milliseconds since 1970 as timestamp in UTC, within the years that Postgres has, from 1 on.
     */
    public static String timestamp(long millis) {
        long kept = Math.max(FIRST.toEpochMilli(), Math.min(millis, END.toEpochMilli() - 1));
        return print(Instant.ofEpochMilli(kept));
    }

    /**
     * An ISO time as timestamp in UTC, with a blank instead of the T and without zone if need be;
     * null where it is none, or outside the years that Postgres has, from 1 on.
     */
    public static @Nullable String timestamp(@Nullable String text) {
        if (text == null || text.length() > 64) {
            return null;
        }
        var iso = text.replace(' ', 'T');
        try {
            var time =
                    hasZone(iso)
                            ? Instant.parse(iso)
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return time.isBefore(FIRST) || !time.isBefore(END) ? null : print(time);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static boolean hasZone(String iso) {
        int time = iso.indexOf('T');
        return iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0;
    }

    /** A UUID as Postgres prints it; null where the text is none. */
    public static @Nullable String uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text).toString();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String print(Instant time) {
        var utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return String.format(Locale.ROOT, "%04d", utc.getYear()) + TIMESTAMP.format(utc);
    }
}
