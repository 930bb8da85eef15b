package io.freshet.enricher.enrichment.useragent;

/**
 * How many user agents are remembered.
 *
 * @param cacheSize for each enrichment that reads them; 0 remembers none
 */
public record UserAgentSettings(int cacheSize) {

    /** As the reference does. */
    public static final UserAgentSettings DEFAULT = new UserAgentSettings(5_000);
}
