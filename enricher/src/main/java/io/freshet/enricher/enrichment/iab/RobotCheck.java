package io.freshet.enricher.enrichment.iab;

import java.net.InetAddress;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Asks the lists in their order: one's own patterns, the addresses, the browsers, the robots.
 *
 * @param own patterns of the configuration
 * @param addresses of robots
 * @param included user agents of browsers
 * @param excluded user agents of robots
 */
public record RobotCheck(
        OwnPatterns own, AddressList addresses, IncludeList included, ExcludeList excluded) {

    /**
     * What is known of a visitor.
     *
     * @param userAgent as it was sent
     * @param address where it came from
     * @param day when, in UTC
     */
    public Verdict check(String userAgent, InetAddress address, LocalDate day) {
        var lowerCase = userAgent.toLowerCase(Locale.ROOT);
        return own.check(lowerCase).orElseGet(() -> byLists(lowerCase, address, day));
    }

    private Verdict byLists(String userAgent, InetAddress address, LocalDate day) {
        if (addresses.has(address)) {
            return Verdict.EXCLUDED_ADDRESS;
        }
        return included.has(userAgent, day)
                ? excluded.check(userAgent, day).orElse(Verdict.BROWSER)
                : Verdict.NOT_INCLUDED;
    }
}
