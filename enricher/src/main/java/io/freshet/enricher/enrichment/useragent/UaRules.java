package io.freshet.enricher.enrichment.useragent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import ua_parser.Parser;

/**
 * Rules of the uap-core project, and what they said of the user agents seen last. Thread-safe.
 * Parsing takes most of a millisecond, remembering next to nothing.
 */
public final class UaRules {

    private static final SchemaKey SCHEMA =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/ua_parser_context/jsonschema/1-0-0");

    private final Parser parser;
    private final LoadingCache<String, SelfDescribing> entities;

    private UaRules(Parser parser, int cacheSize) {
        this.parser = parser;
        this.entities = Caffeine.newBuilder().maximumSize(cacheSize).build(this::parse);
    }

    /** The rules that come with uap-java. */
    public static UaRules bundled(int cacheSize) {
        return new UaRules(Bundled.PARSER, cacheSize);
    }

    /**
     * Rules of a file in the form of uap-core's {@code regexes.yaml}.
     *
     * @throws IOException when it is not in that form
     */
    public static UaRules read(Path file, int cacheSize) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return new UaRules(new Parser(bytes), cacheSize);
        } catch (RuntimeException e) {
            // The library does not say what it throws: several kinds for YAML, patterns, types.
            throw new IOException("no rules as in uap-core's regexes.yaml: " + e.getMessage(), e);
        }
    }

    /** What the rules say of a user agent: an entity that nobody changes. */
    public SelfDescribing entity(String userAgent) {
        return entities.get(userAgent);
    }

    private SelfDescribing parse(String userAgent) {
        var client = parser.parse(userAgent);
        var agent = client.userAgent;
        var os = client.os;
        var data = JsonNodeFactory.instance.objectNode();
        put(data, "useragentFamily", agent.family);
        put(data, "useragentMajor", agent.major);
        put(data, "useragentMinor", agent.minor);
        put(data, "useragentPatch", agent.patch);
        put(data, "useragentVersion", version(agent.family, agent.major, agent.minor, agent.patch));
        put(data, "osFamily", os.family);
        put(data, "osMajor", os.major);
        put(data, "osMinor", os.minor);
        put(data, "osPatch", os.patch);
        put(data, "osPatchMinor", os.patchMinor);
        put(data, "osVersion", version(os.family, os.major, os.minor, os.patch, os.patchMinor));
        put(data, "deviceFamily", client.device.family);
        return new SelfDescribing(SCHEMA, data);
    }

    private static void put(ObjectNode data, String name, @Nullable String text) {
        data.put(name, text);
    }

    /** {@code Chrome 119.0.0}; a part that is missing is left out with what separates it. */
    private static String version(
            String family, @Nullable String major, @Nullable String... minors) {
        var text = new StringBuilder(family);
        if (major != null) {
            text.append(' ').append(major);
        }
        for (var minor : minors) {
            if (minor != null) {
                text.append('.').append(minor);
            }
        }
        return text.toString();
    }

    /** Read when somebody asks first: it takes a second. */
    private static final class Bundled {
        private static final Parser PARSER = new Parser();
    }
}
