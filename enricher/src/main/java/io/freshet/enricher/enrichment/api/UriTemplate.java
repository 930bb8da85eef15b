package io.freshet.enricher.enrichment.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address with places for values, such as {@code https://api/users/{{user}}}. Values are encoded
 * as in forms: a space becomes {@code +}. Texts and keys of places take turns, a text first.
 *
 * @param text as configured
 * @param texts between the places, one more than there are places
 * @param keys of the places, in order
 */
record UriTemplate(String text, List<String> texts, List<String> keys) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{ *([A-Za-z0-9_-]+) *}}");

    UriTemplate {
        texts = List.copyOf(texts);
        keys = List.copyOf(keys);
    }

    /** Reads an address; what is no place is text. */
    static UriTemplate of(String text) {
        var texts = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            texts.add(text.substring(from, places.start()));
            keys.add(places.group(1));
            from = places.end();
        }
        texts.add(text.substring(from));
        return new UriTemplate(text, texts, keys);
    }

    /** Whether nothing but text is left when these keys have values: no brace, that is. */
    boolean isFilledBy(Set<String> inputs) {
        return inputs.containsAll(keys)
                && texts.stream().noneMatch(part -> part.contains("{") || part.contains("}"));
    }

    /** The address with values for all places. */
    String fill(Map<String, String> values) {
        var uri = new StringBuilder(text.length() + 32).append(texts.get(0));
        for (int place = 0; place < keys.size(); place++) {
            var value = values.getOrDefault(keys.get(place), "");
            uri.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            uri.append(texts.get(place + 1));
        }
        return uri.toString();
    }
}
