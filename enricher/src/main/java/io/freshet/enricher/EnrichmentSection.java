package io.freshet.enricher;

import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.currency.CurrencySettings;
import io.freshet.enricher.enrichment.currency.RatesAddress;
import io.freshet.enricher.enrichment.sql.SqlSettings;
import io.freshet.enricher.enrichment.useragent.UserAgentSettings;
import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/** Reads what the configurations of enrichments leave open: the section {@code enrichments}. */
final class EnrichmentSection {

    private static final int MAX_USER_AGENTS = 1_000_000;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** A thread that waits longer than that is taken for dead by its group. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private EnrichmentSection() {}

    static EnrichmentSettings read(ConfigReader config) {
        var section = config.section("enrichments");
        return new EnrichmentSettings(
                AssetKeys.read(config, section.section("assets")),
                userAgents(section.section("userAgents")),
                currency(section.section("currency")),
                ScriptKeys.read(config),
                LookupKeys.read(section.section("lookups")),
                sql(section.section("sql")));
    }

    private static CurrencySettings currency(ConfigReader config) {
        var usual = CurrencySettings.DEFAULT;
        return new CurrencySettings(
                config.string("ratesUri")
                        .check(
                                RatesAddress::isTemplate,
                                "a file, http or https address such as file:///rates/{date}.json")
                        .orElse(usual.ratesUri()),
                config.duration("timeout").between(SHORTEST, LONGEST).orElse(usual.timeout()),
                config.duration("retryAfter")
                        .between(SHORTEST, LONGEST)
                        .orElse(usual.retryAfter()));
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
