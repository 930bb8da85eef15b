package io.freshet.enricher.enrichment.useragent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import eu.bitwalker.useragentutils.UserAgent;

/** What the library UserAgentUtils knows of user agents, which ends with 2018. Thread-safe. */
public final class BitwalkerAgents {

    private final LoadingCache<String, UserAgent> agents;

    /** Remembers so many. */
    public BitwalkerAgents(int cacheSize) {
        agents = Caffeine.newBuilder().maximumSize(cacheSize).build(UserAgent::new);
    }

    /** Its browser, version and system; never null, at worst unknown. */
    public UserAgent parse(String userAgent) {
        return agents.get(userAgent);
    }
}
