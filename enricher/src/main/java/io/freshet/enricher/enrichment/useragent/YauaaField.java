package io.freshet.enricher.enrichment.useragent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A member of the entity {@code nl.basjes/yauaa_context} 1-0-4 and what its schema lets it hold.
 *
 * @param name the library's name with a small first letter
 * @param maxLength in code points
 * @param values all that it may be; empty where any text is good
 */
record YauaaField(String name, int maxLength, Set<String> values) {

    private static final String UNKNOWN = "Unknown";

    /** Each with its greatest length, * for none, or all values. */
    private static final String TABLE =
            """
            deviceClass = Desktop|Anonymized|Unknown|UNKNOWN|Mobile|Tablet|Phone|\
            Watch|Virtual Reality|eReader|Set-top box|TV|Game Console|\
            Home Appliance|Handheld Game Console|Voice|Car|Robot|Robot Mobile|Spy|\
            Hacker|Augmented Reality|Robot Imitator
            deviceName = 256
            deviceBrand = 128
            deviceCpu = 128
            deviceCpuBits = 128
            deviceFirmwareVersion = 1000
            deviceVersion = 1000
            operatingSystemClass = Desktop|Mobile|Cloud|Embedded|Game Console|\
            Hacker|Anonymized|Unknown
            operatingSystemName = 256
            operatingSystemVersion = 1000
            operatingSystemNameVersion = 1000
            operatingSystemVersionBuild = 1000
            layoutEngineClass = Browser|Mobile App|Hacker|Robot|Unknown|Special|\
            Cloud|eReader
            layoutEngineName = 256
            layoutEngineVersion = 1000
            layoutEngineVersionMajor = 1000
            layoutEngineNameVersion = 1000
            layoutEngineNameVersionMajor = 1000
            layoutEngineBuild = 1000
            agentClass = Browser|Browser Webview|Mobile App|Robot|Robot Mobile|\
            Cloud Application|Email Client|Voice|Special|Testclient|Hacker|Unknown|\
            Desktop App|eReader
            agentName = 256
            agentVersion = 1000
            agentVersionMajor = 1000
            agentNameVersion = 1000
            agentNameVersionMajor = 1000
            agentBuild = 1000
            agentLanguage = 1000
            agentLanguageCode = 1000
            agentInformationEmail = *
            agentInformationUrl = *
            agentSecurity = Weak security|Strong security|Unknown|Hacker|No security
            agentUuid = *
            webviewAppName = *
            webviewAppVersion = *
            webviewAppVersionMajor = 1000
            webviewAppNameVersionMajor = 1000
            facebookCarrier = *
            facebookDeviceClass = 1024
            facebookDeviceName = 1024
            facebookDeviceVersion = *
            facebookFBOP = *
            facebookFBSS = *
            facebookOperatingSystemName = *
            facebookOperatingSystemVersion = *
            anonymized = *
            hackerAttackVector = *
            hackerToolkit = *
            koboAffiliate = *
            koboPlatformId = *
            iECompatibilityVersion = 1000
            iECompatibilityVersionMajor = 1000
            iECompatibilityNameVersion = 1000
            iECompatibilityNameVersionMajor = 1000
            carrier = *
            gSAInstallationID = *
            networkType = *
            operatingSystemNameVersionMajor = *
            operatingSystemVersionMajor = *
            """;

    private static final Map<String, YauaaField> BY_LIBRARY_NAME = parse();

    YauaaField {
        values = Set.copyOf(values);
    }

    /** The field of a name of the library; empty where the entity has no such member. */
    static Optional<YauaaField> of(String libraryName) {
        return Optional.ofNullable(BY_LIBRARY_NAME.get(libraryName));
    }

    /** All of them, in the schema's order. */
    static Collection<YauaaField> all() {
        return BY_LIBRARY_NAME.values();
    }

    /**
     * A value as the schema allows it: the library knows kinds that the schema does not, and
     * whoever writes a user agent writes what he likes. Neither shall cost the event.
     */
    String fit(String value) {
        if (!values.isEmpty() && !values.contains(value)) {
            return UNKNOWN;
        }
        return value.codePointCount(0, value.length()) > maxLength
                ? value.substring(0, value.offsetByCodePoints(0, maxLength))
                : value;
    }

    private static Map<String, YauaaField> parse() {
        var fields = new LinkedHashMap<String, YauaaField>();
        for (var line : TABLE.lines().toList()) {
            var parts = line.split(" = ", 2);
            var name = parts[0];
            fields.put(
                    name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                    field(name, parts[1]));
        }
        return fields;
    }

    private static YauaaField field(String name, String rule) {
        if (rule.equals("*")) {
            return new YauaaField(name, Integer.MAX_VALUE, Set.of());
        }
        return Character.isDigit(rule.charAt(0))
                ? new YauaaField(name, Integer.parseInt(rule), Set.of())
                : new YauaaField(name, Integer.MAX_VALUE, Set.of(rule.split("\\|")));
    }
}
