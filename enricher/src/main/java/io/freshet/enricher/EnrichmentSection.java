package io.freshet.enricher;

import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.sql.SqlSettings;
import io.freshet.enricher.enrichment.useragent.UserAgentSettings;
import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/** Reads what the configurations of enrichments leave open: the section {@code enrichments}. */
final class EnrichmentSection {

    private static final int MAX_USER_AGENTS = 1_000_000;

    private EnrichmentSection() {}

    static EnrichmentSettings read(ConfigReader config) {
        var section = config.section("enrichments");
        var usual = EnrichmentSettings.DEFAULT;
        return new EnrichmentSettings(
                AssetKeys.read(config, section.section("assets")),
                userAgents(section.section("userAgents")),
                usual.currency(),
                ScriptKeys.read(config),
                LookupKeys.read(section.section("lookups")),
                sql(section.section("sql")));
    }

    private static UserAgentSettings userAgents(ConfigReader config) {
        return new UserAgentSettings(
                config.integer("cacheSize")
                        .between(0, MAX_USER_AGENTS)
                        .orElse(UserAgentSettings.DEFAULT.cacheSize()));
    }

    private static SqlSettings sql(ConfigReader config) {
        return new SqlSettings(
                config.duration("connectTimeout")
                        .between(Duration.ofMillis(250), Duration.ofMinutes(1))
                        .orElse(SqlSettings.DEFAULT.connectTimeout()),
                config.duration("queryTimeout")
                        .between(Duration.ofMillis(1), Duration.ofMinutes(1))
                        .orElse(SqlSettings.DEFAULT.queryTimeout()));
    }
}
