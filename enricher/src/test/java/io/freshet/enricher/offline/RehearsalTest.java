package io.freshet.enricher.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.enrichment.Witness.Deed;
import io.freshet.enricher.enrichment.Witness.State;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.Payloads;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Processor;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RehearsalTest {

    private static final String CAMPAIGN =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/campaign_attribution/jsonschema/1-0-1",
             "data":{"name":"campaign_attribution","vendor":"com.snowplowanalytics.snowplow",
              "enabled":true,"parameters":{"mapping":"static","fields":{"mktMedium":["utm_medium"],
              "mktSource":["utm_source"],"mktTerm":[],"mktContent":[],"mktCampaign":[]}}}}""";
    private static final String SCRIPT =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/javascript_script_config/jsonschema/1-0-0",
             "data":{"name":"javascript_script_config","vendor":"com.snowplowanalytics.snowplow",
              "enabled":true,"parameters":{"script":"%s"}}}""";
    private static final String PAGE =
            "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"t\",\"url\":\"http://shop.example/?utm_source=mail\"}";

    @Test
    void eachStepTellsWhatItDid() throws Exception {
        var done = rehearsal("return []").of(Payloads.post(PAGE), 0).orElseThrow();

        assertThat(done.outcome()).isInstanceOf(EventOutcome.Good.class);
        var campaign = deed(done, "campaign_attribution");
        assertThat(campaign.state()).isEqualTo(State.RAN);
        assertThat(campaign.isConfigured()).isTrue();
        assertThat(campaign.changed()).containsExactly(AtomicField.MKT_SOURCE);
        assertThat(campaign.took()).isPositive();
        assertThat(deed(done, "javascript_script_config").state()).isEqualTo(State.NOTHING);
        assertThat(deed(done, "page_url").isConfigured()).isFalse();
        assertThat(deed(done, "page_url").changed()).contains(AtomicField.PAGE_URLHOST);
    }

    @Test
    void whatFailsAndWhatThrowsAwayIsToldApart() throws Exception {
        var failed = rehearsal("throw 'no luck'").of(Payloads.post(PAGE), 0).orElseThrow();
        var dropped = rehearsal("event.drop()").of(Payloads.post(PAGE), 0).orElseThrow();

        assertThat(failed.outcome()).isInstanceOf(EventOutcome.Bad.class);
        assertThat(deed(failed, "javascript_script_config").state()).isEqualTo(State.FAILED);
        assertThat(dropped.outcome()).isInstanceOf(EventOutcome.Dropped.class);
        assertThat(deed(dropped, "javascript_script_config").state()).isEqualTo(State.DROPPED);
    }

    @Test
    void onlyTheEventThatIsAskedForIsEnriched() throws Exception {
        var record =
                Payloads.post(Payloads.event("first"), PAGE, Payloads.eventNeeding("no.where"));

        var second = rehearsal("return []").of(record, 1).orElseThrow();
        var third = rehearsal("return []").of(record, 2).orElseThrow();

        assertThat(second.deeds()).extracting(Deed::step).doesNotHaveDuplicates();
        assertThat(((EventOutcome.Good) second.outcome()).line().event().get(AtomicField.PAGE_URL))
                .contains("utm_source");
        assertThat(third.outcome()).isInstanceOf(EventOutcome.Bad.class);
        assertThat(third.deeds()).as("it never came so far").isEmpty();
        assertThat(rehearsal("return []").of(record, 3)).isEmpty();
    }

    @Test
    void aPayloadThatNobodyUnderstandsHasOneOutcome() throws Exception {
        var broken = rehearsal("return []").of("no payload".getBytes(UTF_8), 0).orElseThrow();

        assertThat(broken.outcome()).isInstanceOf(EventOutcome.Bad.class);
        assertThat(rehearsal("return []").of("no payload".getBytes(UTF_8), 1)).isEmpty();
    }

    private static Deed deed(Rehearsal.Result result, String step) {
        return result.deeds().stream()
                .filter(deed -> deed.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static Rehearsal rehearsal(String script) throws Exception {
        var text = "function process(event) { " + script + " }";
        var base64 = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        var iglu = IgluClients.shipped();
        var configs = List.<JsonNode>of(Json.parse(CAMPAIGN), Json.parse(SCRIPT.formatted(base64)));
        var made =
                EnrichmentConfigs.of(configs, iglu, Facilities.of(EnrichmentSettings.DEFAULT))
                        .enrichments()
                        .orElseThrow();
        var settings = PipelineSettings.defaults(new Processor("test", "1"));
        return new Rehearsal(new EventPipeline(settings, iglu, made));
    }
}
