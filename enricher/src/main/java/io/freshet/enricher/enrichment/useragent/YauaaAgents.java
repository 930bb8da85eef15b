package io.freshet.enricher.enrichment.useragent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzerDirect;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the library YAUAA finds out about user agents, and what it found out about those seen last.
 * Thread-safe: the analyzer takes one user agent after the other, what is remembered nobody waits
 * for.
 */
public final class YauaaAgents {

    private static final SchemaKey SCHEMA =
            SchemaKey.of("iglu:nl.basjes/yauaa_context/jsonschema/1-0-4");

    private static final SelfDescribing NONE =
            new SelfDescribing(
                    SCHEMA, JsonNodeFactory.instance.objectNode().put("deviceClass", "Unknown"));

    private static final String USER_AGENT = "User-Agent";

    private final CompletableFuture<UserAgentAnalyzerDirect> analyzer = Shared.ANALYZER;
    private final LoadingCache<Map<String, String>, SelfDescribing> entities;

    /**
     * Begins to build the analyzer in a thread of its own, unless there is one; that takes seconds
     * and 140 MB. Who asks before it is there waits for it.
     *
     * @param cacheSize how many user agents are remembered
     */
    public YauaaAgents(int cacheSize) {
        entities = Caffeine.newBuilder().maximumSize(cacheSize).build(this::analyze);
    }

    /**
     * What the user agent and the client hints of a request tell: an entity that nobody changes.
     *
     * @param userAgent null or empty where there is none
     * @param headers each {@code Name: value}
     */
    public SelfDescribing entity(@Nullable String userAgent, List<String> headers) {
        if (userAgent == null || userAgent.isEmpty()) {
            return NONE;
        }
        var asked = new HashMap<>(ClientHints.of(headers));
        asked.put(USER_AGENT, UserAgentText.cut(userAgent));
        return entities.get(asked);
    }

    private SelfDescribing analyze(Map<String, String> headers) {
        return entity(analyzer.join().parse(headers));
    }

    private static SelfDescribing entity(UserAgent agent) {
        var data = JsonNodeFactory.instance.objectNode();
        for (var name : agent.getAvailableFieldNamesSorted()) {
            var value = agent.getValue(name);
            if (value != null) {
                YauaaField.of(name).ifPresent(field -> data.put(field.name(), field.fit(value)));
            }
        }
        return new SelfDescribing(SCHEMA, data);
    }

    /** One for all: it knows nothing of configurations, and is large. */
    private static final class Shared {

        private static final CompletableFuture<UserAgentAnalyzerDirect> ANALYZER =
                new CompletableFuture<>();

        static {
            var builder = new Thread(Shared::build, "freshet-yauaa-build");
            builder.setDaemon(true);
            builder.start();
        }

        private static void build() {
            try {
                // All fields: those that are asked for by name are given where they are unknown,
                // too, which the reference does not do; and it would spare no memory.
                ANALYZER.complete(
                        UserAgentAnalyzerDirect.newBuilder()
                                .hideMatcherLoadStats()
                                .showMinimalVersion()
                                .immediateInitialization()
                                .build());
            } catch (RuntimeException | Error e) {
                // With too little memory this is the first to go; nobody must wait for it for ever.
                ANALYZER.completeExceptionally(e);
            }
        }
    }
}
