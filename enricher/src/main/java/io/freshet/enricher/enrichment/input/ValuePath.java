package io.freshet.enricher.enrichment.input;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A JSONPath ({@code $.contact.email}) in the data of an entity. Thread-safe. */
public final class ValuePath {

    private static final Configuration CONFIGURATION =
            Configuration.builder()
                    .jsonProvider(new Nodes())
                    .mappingProvider(new Jackson3MappingProvider())
                    .options(Option.SUPPRESS_EXCEPTIONS)
                    .build();

    /** Finds of whatever number are a list, empty where there is none. */
    private static final Configuration LISTING =
            CONFIGURATION.addOptions(Option.ALWAYS_RETURN_LIST);

    private final String text;
    private final @Nullable JsonPath compiled;

    private ValuePath(String text, @Nullable JsonPath compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /** Reads a path; one that is none leads nowhere. */
    public static ValuePath of(String text) {
        try {
            return new ValuePath(text, JsonPath.compile(text));
        } catch (JsonPathException | IllegalArgumentException noPath) {
            return new ValuePath(text, null);
        }
    }

    /** Whether the text is a path at all. */
    public boolean isValid() {
        return compiled != null;
    }

    /** All values to which the path leads, in order; the nodes of the data themselves. */
    public List<JsonNode> read(JsonNode data) {
        if (compiled == null) {
            return List.of();
        }
        Object found;
        try {
            found = compiled.read(data, LISTING);
        } catch (RuntimeException misfit) {
            return List.of(); // such as an index from the end of a list that is not that long
        }
        return found instanceof ArrayNode list ? list.valueStream().toList() : List.of();
    }

    /**
     * Replaces the texts to which the path leads, and those in lists to which it leads, in place.
     * What is no text stays.
     */
    public void replaceIn(JsonNode data, UnaryOperator<String> replacement) {
        if (compiled == null) {
            return;
        }
        try {
            if (compiled.read(data, CONFIGURATION) != null) {
                compiled.map(data, (found, c) -> replaced(found, replacement), CONFIGURATION);
            }
        } catch (RuntimeException misfit) {
            // Snowplow: a path that does not fit, such as one with an index from the end, changes
            // nothing; what it has changed by then stays.
        }
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static Object replaced(Object found, UnaryOperator<String> replacement) {
        if (found instanceof ArrayNode list) {
            var replaced = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> replaced.add(text(element, replacement)));
            return replaced;
        }
        return found instanceof JsonNode node ? text(node, replacement) : found;
    }

    private static JsonNode text(JsonNode node, UnaryOperator<String> replacement) {
        return node.isString()
                ? JsonNodeFactory.instance.stringNode(replacement.apply(node.stringValue()))
                : node;
    }

    /** Hands out nodes as they are, so that numbers keep their text. */
    private static final class Nodes extends Jackson3JsonNodeJsonProvider {

        @Override
        public Object getMapValue(Object object, String key) {
            var value = ((JsonNode) object).get(key);
            return value == null ? UNDEFINED : value;
        }

        @Override
        public Object getArrayIndex(Object list, int index) {
            var value = ((JsonNode) list).get(index);
            if (value == null) {
                throw new IndexOutOfBoundsException(index); // what the library expects of a list
            }
            return value;
        }
    }
}
