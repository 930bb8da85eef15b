package io.freshet.loader.pg.row;

import io.freshet.event.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** JSON that can be parsed again from a value in its middle. */
final class JsonSource {

    /** Names are compared with those of tables; sizes are limited by the topic, depth by us. */
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Json.MAX_DEPTH)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final byte @Nullable [] utf8;
    private final char @Nullable [] chars;
    private final int start;

    private JsonSource(byte @Nullable [] utf8, char @Nullable [] chars, int start) {
        this.utf8 = utf8;
        this.chars = chars;
        this.start = start;
    }

    static JsonSource of(byte[] utf8) {
        return new JsonSource(utf8, null, 0);
    }

    /** Text can have what UTF-8 cannot: names with half a surrogate pair. */
    static JsonSource of(String text) {
        return new JsonSource(null, text.toCharArray(), 0);
    }

    JsonParser parser() {
        if (utf8 != null) {
            return FACTORY.createParser(
                    ObjectReadContext.empty(), utf8, start, utf8.length - start);
        }
        var text = Objects.requireNonNull(chars);
        return FACTORY.createParser(ObjectReadContext.empty(), text, start, text.length - start);
    }

    /** Where the parser's token begins. */
    int position(JsonParser parser) {
        var location = parser.currentTokenLocation();
        return start + (int) (utf8 != null ? location.getByteOffset() : location.getCharOffset());
    }

    /** The same JSON from a position on. */
    JsonSource from(int position) {
        return new JsonSource(utf8, chars, position);
    }
}
