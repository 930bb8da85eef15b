package io.freshet.enricher.enrichment;

import io.freshet.enricher.asset.AssetSettings;
import io.freshet.enricher.enrichment.currency.CurrencySettings;
import io.freshet.enricher.enrichment.lookup.LookupSettings;
import io.freshet.enricher.enrichment.script.ScriptSettings;
import io.freshet.enricher.enrichment.sql.SqlSettings;
import io.freshet.enricher.enrichment.useragent.UserAgentSettings;

/**
 * What the configurations of enrichments leave to the enricher's own file.
 *
 * @param assets how files are kept fresh
 * @param userAgents how many are remembered
 * @param currency where rates come from
 * @param scripts what they may use
 * @param lookups how servers are asked
 * @param sql how databases are asked
 */
public record EnrichmentSettings(
        AssetSettings assets,
        UserAgentSettings userAgents,
        CurrencySettings currency,
        ScriptSettings scripts,
        LookupSettings lookups,
        SqlSettings sql) {

    /** What holds unless configured. */
    public static final EnrichmentSettings DEFAULT =
            new EnrichmentSettings(
                    AssetSettings.DEFAULT,
                    UserAgentSettings.DEFAULT,
                    CurrencySettings.DEFAULT,
                    ScriptSettings.DEFAULT,
                    LookupSettings.DEFAULT,
                    SqlSettings.DEFAULT);

    /** The same with other rates. */
    public EnrichmentSettings with(CurrencySettings other) {
        return new EnrichmentSettings(assets, userAgents, other, scripts, lookups, sql);
    }

    /** The same, but scripts that are no JavaScript are found out by their events. */
    public EnrichmentSettings withLenientScripts() {
        return with(scripts.lenient());
    }

    /** The same with other rules for scripts. */
    EnrichmentSettings with(ScriptSettings other) {
        return new EnrichmentSettings(assets, userAgents, currency, other, lookups, sql);
    }

    /** The same with other rules for asking servers. */
    EnrichmentSettings with(LookupSettings other) {
        return new EnrichmentSettings(assets, userAgents, currency, scripts, other, sql);
    }
}
