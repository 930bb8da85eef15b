package io.freshet.enricher.uri;

import io.freshet.event.payload.NameValue;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query strings as name-value pairs. */
public final class QueryString {

    private QueryString() {}

    /**
     * Splits and decodes a query string. Pairs end at {@code &} or {@code ;}, the first {@code =}
     * ends the name, a name without {@code =} has no value, a pair without a name is dropped.
     *
     * @param raw still percent-encoded, without {@code ?}
     * @param charset of the percent-encoded bytes
     * @return the pairs in order, duplicates included
     */
    public static List<NameValue> parse(String raw, Charset charset) {
        var pairs = new ArrayList<NameValue>();
        int start = 0;
        while (start <= raw.length()) {
            int end = endOfPair(raw, start);
            int equals = raw.indexOf('=', start);
            boolean hasValue = equals >= 0 && equals < end;
            int endOfName = hasValue ? equals : end;
            if (endOfName > start) {
                var name = FormDecoding.decode(raw.substring(start, endOfName), charset);
                var value =
                        hasValue
                                ? FormDecoding.decode(raw.substring(equals + 1, end), charset)
                                : null;
                pairs.add(new NameValue(name, value));
            }
            start = end + 1;
        }
        return pairs;
    }

    /** The pairs as a map in order of first appearance; of duplicates the last value stays. */
    public static Map<String, @Nullable String> toMap(List<NameValue> pairs) {
        var map = new LinkedHashMap<String, @Nullable String>();
        for (var pair : pairs) {
            map.put(pair.name(), pair.value());
        }
        return map;
    }

    private static int endOfPair(String raw, int from) {
        for (int i = from; i < raw.length(); i++) {
            char c = raw.charAt(i);
            // Snowplow: a semicolon separates, too, as HTML 4 asked for.
            if (c == '&' || c == ';') {
                return i;
            }
        }
        return raw.length();
    }
}
