package io.freshet.enricher.enrichment;

import static io.freshet.event.atomic.AtomicField.BR_FAMILY;
import static io.freshet.event.atomic.AtomicField.BR_NAME;
import static io.freshet.event.atomic.AtomicField.BR_RENDERENGINE;
import static io.freshet.event.atomic.AtomicField.BR_TYPE;
import static io.freshet.event.atomic.AtomicField.BR_VERSION;
import static io.freshet.event.atomic.AtomicField.DVCE_ISMOBILE;
import static io.freshet.event.atomic.AtomicField.DVCE_TYPE;
import static io.freshet.event.atomic.AtomicField.OS_FAMILY;
import static io.freshet.event.atomic.AtomicField.OS_MANUFACTURER;
import static io.freshet.event.atomic.AtomicField.OS_NAME;
import static io.freshet.event.atomic.AtomicField.USERAGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.useragent.BitwalkerAgents;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserAgentUtilsEnrichmentTest {

    private final UserAgentUtilsEnrichment enrichment =
            new UserAgentUtilsEnrichment(new BitwalkerAgents(10));

    @Test
    void aBrowserFillsTenColumns() {
        var event =
                Events.with(
                        Map.of(
                                USERAGENT,
                                "Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X)"
                                        + " AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                        + " CriOS/115.0.5790.160 Mobile/15E148 Safari/604.1"));

        assertThat(Events.fields(enrichment.enrich(event)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                BR_NAME, "Chrome Mobile",
                                BR_FAMILY, "Chrome",
                                BR_VERSION, "115.0.5790.160",
                                BR_TYPE, "Browser (mobile)",
                                BR_RENDERENGINE, "WEBKIT",
                                OS_NAME, "Mac OS X (iPad)",
                                OS_FAMILY, "iOS",
                                OS_MANUFACTURER, "Apple Inc.",
                                DVCE_TYPE, "Tablet",
                                DVCE_ISMOBILE, "1"));
    }

    @Test
    void whatHasNoVersionLeavesItEmpty() {
        var fields = Events.fields(enrichment.enrich(Events.with(Map.of(USERAGENT, "nobody"))));

        assertThat(fields).containsEntry(BR_NAME, "Unknown").containsEntry(BR_VERSION, null);
    }

    @Test
    void anEventWithoutUserAgentIsLeftAlone() {
        assertThat(enrichment.enrich(Events.withHeaders())).isEqualTo(Addition.NONE);
    }

    @Test
    void peopleAreToldToMoveOn() {
        assertThat(enrichment.notices()).singleElement().asString().contains("deprecated");
    }
}
