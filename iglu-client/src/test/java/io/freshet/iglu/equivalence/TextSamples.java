package io.freshet.iglu.equivalence;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Texts that fit, or nearly fit, the patterns and formats that schemas ask for. */
final class TextSamples {

    private static final List<String> ALL =
            List.of(
                    "text",
                    "a",
                    "",
                    " ",
                    "Some text, with blanks & signs: é 😀",
                    "c56a4180-65aa-42ec-a945-5fd21dec0538",
                    "C56A4180-65AA-42EC-A945-5FD21DEC0538",
                    "c56a418065aa42eca9455fd21dec0538",
                    "0123456789abcdef",
                    "0123456789abcdef0123456789abcdef",
                    "iglu:com.acme/thing/jsonschema/1-0-0",
                    "iglu:com.acme/thing/jsonschema/0-0-0",
                    "iglu:com.acme/thing/jsonschema/1-*-*",
                    "iglu:com.acme/thing/jsonschema/*-*-*",
                    "iglu:com.acme/thing/jsonschema/01-0-0",
                    "iglu:com.acme/th ing/jsonschema/1-0-0",
                    "1-0-0",
                    "0-0-0",
                    "com.acme",
                    "com/acme",
                    "snake_case",
                    "kebab-case",
                    "0",
                    "7",
                    "12.5",
                    "1.2.3",
                    "1.2.3-rc1",
                    "320x240",
                    "320.5x240.5",
                    "320/240",
                    "$.a.b[0]",
                    "$USER-ID_1",
                    "$x",
                    "sp_abcdefghijklmnopqrstuvwxyz",
                    "sp_ABCDEFGHIJKLMNOPQRSTUVWXY2",
                    "2024-05-06T07:08:09Z",
                    "2024-05-06T07:08:09.123+02:00",
                    "2024-05-06 07:08:09Z",
                    "2024-05-06T07:08:09",
                    "2024-05-06",
                    "2024-02-30",
                    "07:08:09",
                    "https://example.com/path?q=1#f",
                    "http://localhost",
                    "s3://bucket/key",
                    "gs://bucket/key",
                    "example.com",
                    "-example.com",
                    "someone@example.com",
                    "someone@localhost",
                    "192.0.2.1",
                    "256.0.2.1",
                    "2001:db8::1",
                    "2001:db8::g",
                    "PT5M",
                    "en",
                    "en-GB",
                    "EUR",
                    "eur",
                    "de",
                    "UTF-8",
                    "true",
                    "null",
                    "GET",
                    "POST",
                    "mobile");

    private TextSamples() {}

    static Stream<String> all() {
        return ALL.stream();
    }

    /** Small damages to a text that fits. */
    static Set<String> near(String text) {
        var near = new LinkedHashSet<String>();
        near.add(text + "x");
        near.add("x" + text);
        near.add(text + "\n");
        near.add(" " + text);
        near.add(text.toUpperCase(java.util.Locale.ROOT));
        near.add(text.toLowerCase(java.util.Locale.ROOT));
        if (!text.isEmpty()) {
            near.add(text.substring(1));
            near.add(text.substring(0, text.length() - 1));
            var middle = text.length() / 2;
            near.add(text.substring(0, middle) + "~" + text.substring(middle + 1));
            near.add(text.substring(0, middle) + text.substring(middle + 1));
        }
        near.remove(text);
        return near;
    }

    /** The text made exactly so many characters long. */
    static String ofLength(String text, int length) {
        var start = text.isEmpty() ? "a" : text;
        return start.length() >= length
                ? start.substring(0, length)
                : start + start.substring(start.length() - 1).repeat(length - start.length());
    }
}
