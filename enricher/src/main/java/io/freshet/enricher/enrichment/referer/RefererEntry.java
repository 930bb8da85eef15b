package io.freshet.enricher.enrichment.referer;

import java.util.List;

/**
 * What a list of referers says of one of them.
 *
 * @param referer who it is
 * @param domains hosts that are it, subdomains included; each may have a path behind it
 * @param utmSources values of {@code utm_source} that mean it
 */
public record RefererEntry(Referer referer, List<String> domains, List<String> utmSources) {

    public RefererEntry {
        domains = List.copyOf(domains);
        utmSources = List.copyOf(utmSources);
    }
}
