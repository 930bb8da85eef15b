package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;

/**
 * The P3P header.
 *
 * @param policyRef address of the policy
 * @param compactPolicy the short form
 */
public record P3pSettings(String policyRef, String compactPolicy) {

    static P3pSettings read(ConfigReader config) {
        return new P3pSettings(
                config.string("policyRef").orElse("/w3c/p3p.xml"),
                config.string("CP").orElse("NOI DSP COR NID PSA OUR IND COM NAV STA"));
    }

    /** The header's value. */
    public String header() {
        return "policyref=\"" + policyRef + "\", CP=\"" + compactPolicy + "\"";
    }
}
