package io.freshet.enricher.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignEnrichmentTest {

    private static final CampaignEnrichment CAMPAIGN =
            new CampaignEnrichment(
                    Map.of(
                            AtomicField.MKT_SOURCE, List.of("utm_source", "source"),
                            AtomicField.MKT_TERM, List.of("utm_term")),
                    clickIds());

    @Test
    void firstNamePresentCountsEvenIfEmpty() {
        assertThat(enrich("source=second")).containsEntry(AtomicField.MKT_SOURCE, "second");
        assertThat(enrich("utm_source=&source=second")).containsEntry(AtomicField.MKT_SOURCE, null);
    }

    @Test
    void lastDuplicateWins() {
        assertThat(enrich("utm_term=a&utm_term=b")).containsEntry(AtomicField.MKT_TERM, "b");
    }

    @Test
    void clickIdsAreLookedForInOrder() {
        assertThat(enrich("fbclid=F&gclid=G"))
                .containsEntry(AtomicField.MKT_CLICKID, "G")
                .containsEntry(AtomicField.MKT_NETWORK, "Google");
    }

    @Test
    void emptyClickIdStillNamesTheNetwork() {
        assertThat(enrich("gclid="))
                .containsEntry(AtomicField.MKT_CLICKID, null)
                .containsEntry(AtomicField.MKT_NETWORK, "Google");
    }

    @Test
    void pageWithoutQueryStringSaysNothing() {
        assertThat(CAMPAIGN.enrich(Events.of(Map.of()))).isEqualTo(Addition.NONE);
    }

    private static Map<AtomicField, String> enrich(String query) {
        return Events.fields(
                CAMPAIGN.enrich(Events.with(Map.of(AtomicField.PAGE_URLQUERY, query))));
    }

    private static Map<String, String> clickIds() {
        var clickIds = new LinkedHashMap<String, String>();
        clickIds.put("gclid", "Google");
        clickIds.put("fbclid", "Facebook");
        return clickIds;
    }
}
