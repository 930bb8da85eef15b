package io.freshet.enricher.enrichment;

import eu.bitwalker.useragentutils.DeviceType;
import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.useragent.BitwalkerAgents;
import io.freshet.enricher.enrichment.useragent.UserAgentText;
import io.freshet.event.atomic.AtomicField;
import java.util.List;
import java.util.Set;

/**
 * Fills the columns of old for browser, system and device.
 *
 * @param agents knows them
 */
public record UserAgentUtilsEnrichment(BitwalkerAgents agents) implements Enrichment {

    /** What counts as mobile; the library itself would leave out tablets. */
    private static final Set<DeviceType> CARRIED =
            Set.of(DeviceType.MOBILE, DeviceType.TABLET, DeviceType.WEARABLE);

    /** Reads {@code user_agent_utils_config} 1-0-*, which says nothing. */
    static UserAgentUtilsEnrichment of(EnrichmentConfig config, Facilities facilities) {
        return new UserAgentUtilsEnrichment(
                new BitwalkerAgents(facilities.settings().userAgents().cacheSize()));
    }

    @Override
    public List<String> notices() {
        return List.of(
                "user_agent_utils is deprecated: its library has known no new browsers since 2018;"
                        + " ua_parser or yauaa take its place");
    }

    @Override
    public Addition enrich(DraftView event) {
        var text = UserAgentText.of(event);
        if (text == null) {
            return Addition.NONE;
        }
        var agent = agents.parse(text);
        var browser = agent.getBrowser();
        var version = agent.getBrowserVersion();
        var system = agent.getOperatingSystem();
        return new Addition.Fields()
                .set(AtomicField.BR_NAME, browser.getName())
                .set(AtomicField.BR_FAMILY, browser.getGroup().getName())
                .set(AtomicField.BR_VERSION, version == null ? null : version.getVersion())
                .set(AtomicField.BR_TYPE, browser.getBrowserType().getName())
                .set(AtomicField.BR_RENDERENGINE, browser.getRenderingEngine().toString())
                .set(AtomicField.OS_NAME, system.getName())
                .set(AtomicField.OS_FAMILY, system.getGroup().getName())
                .set(AtomicField.OS_MANUFACTURER, system.getManufacturer().getName())
                .set(AtomicField.DVCE_TYPE, system.getDeviceType().getName())
                .set(
                        AtomicField.DVCE_ISMOBILE,
                        CARRIED.contains(system.getDeviceType()) ? "1" : "0")
                .addition();
    }
}
