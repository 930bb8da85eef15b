package io.freshet.cli.rerun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.webapp.WebappConfig.EnricherFiles;
import io.freshet.webapp.cause.Explainer;
import io.freshet.webapp.cause.ShownRow;
import io.freshet.webapp.rerun.Rerun;
import io.freshet.webapp.rerun.Rerun.Outcome;
import io.freshet.webapp.rerun.RerunPage;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventTrace.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EnricherRerunTest {

    private static final String CAMPAIGN =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/campaign_attribution/jsonschema/1-0-1",
             "data":{"name":"campaign_attribution","vendor":"com.snowplowanalytics.snowplow",
              "enabled":true,"parameters":{"mapping":"static","fields":{"mktMedium":[],
              "mktSource":["%s"],"mktTerm":[],"mktContent":[],"mktCampaign":[]}}}}""";
    private static final String SCRIPT =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/javascript_script_config/jsonschema/1-0-0",
             "data":{"name":"javascript_script_config","vendor":"com.snowplowanalytics.snowplow",
              "enabled":true,"parameters":{"script":"%s"}}}""";
    private static final byte[] PAGE =
            payload(
                    "e=pv&p=web&tv=t&url=http%3A%2F%2Fshop.example%2F%3Ffrom%3Dmail%26utm_source%3Dad");

    @TempDir private Path folder;

    @Test
    void whatIsDifferentWithOtherSettingsIsToldFieldByField() throws Exception {
        var yesterday = rerun(CAMPAIGN.formatted("from")).again(PAGE, 0).orElseThrow();
        var today = rerun(CAMPAIGN.formatted("utm_source")).again(PAGE, 0).orElseThrow();

        assertThat(shown(yesterday, yesterday).path("differences")).isEmpty();
        var page = shown(yesterday, today);
        assertThat(page.path("now").asString()).isEqualTo("good");
        assertThat(page.path("differences").size()).isEqualTo(1);
        var difference = page.path("differences").path(0);
        assertThat(difference.path("field").asString()).isEqualTo("mkt_source");
        assertThat(difference.path("stored").asString()).isEqualTo("mail");
        assertThat(difference.path("now").asString()).isEqualTo("ad");
        var campaign = enrichment(page, "campaign_attribution");
        assertThat(campaign.path("state").asString()).isEqualTo("ran");
        assertThat(campaign.path("fields").path(0).asString()).isEqualTo("mkt_source");
        assertThat(campaign.path("millis").asDouble()).isNotNegative();
    }

    @Test
    void anEntityThatIsNewOrChangedIsOneDifference() throws Exception {
        var entity =
                "return [{schema:'iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0',"
                        + "data:{id:'8c1a7a4c-0000-4000-8000-00000000000%s'}}]";
        var none = rerun(script("return []")).again(PAGE, 0).orElseThrow();
        var one = rerun(script(entity.formatted("1"))).again(PAGE, 0).orElseThrow();
        var other = rerun(script(entity.formatted("2"))).again(PAGE, 0).orElseThrow();

        var added = shown(none, one).path("differences");
        var changed = shown(one, other).path("differences");

        assertThat(added.size()).isEqualTo(1);
        assertThat(added.path(0).path("field").asString())
                .isEqualTo(
                        "derived_contexts"
                                + " iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0");
        assertThat(added.path(0).has("stored")).isFalse();
        assertThat(changed.size()).isEqualTo(1);
        assertThat(changed.path(0).path("stored").asString()).contains("000000000001");
        assertThat(changed.path(0).path("now").asString()).contains("000000000002");
    }

    @Test
    void anEnrichmentThatFailsSaysWhyAndMakesABadRow() throws Exception {
        var failed = rerun(script("throw 'no luck'")).again(PAGE, 0).orElseThrow();
        var dropped = rerun(script("event.drop()")).again(PAGE, 0).orElseThrow();

        var page = shown(failed, failed);
        assertThat(page.path("now").asString()).isEqualTo("bad");
        assertThat(page.path("badRow").path("schema").asString()).contains("enrichment_failures");
        var script = enrichment(page, "javascript_script_config");
        assertThat(script.path("state").asString()).isEqualTo("failed");
        assertThat(script.path("failures").path(0).asString()).contains("no luck");
        assertThat(dropped.outcome()).isEqualTo(Outcome.DROPPED);
        assertThat(enrichment(shown(dropped, dropped), "javascript_script_config").path("state"))
                .hasToString("\"dropped\"");
    }

    @Test
    void aPayloadHasNoMoreEventsThanItHas() throws Exception {
        assertThat(rerun(CAMPAIGN.formatted("from")).again(PAGE, 1)).isEmpty();
    }

    @Test
    void filesThatCannotBeUsedAreToldAtTheStart() throws Exception {
        var config = Files.writeString(folder.resolve("wrong.hocon"), "maxRecordBites = 7");
        var broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("a.json"), "{");
        var empty = Files.writeString(folder.resolve("empty.hocon"), "");

        assertThatThrownBy(() -> EnricherRerun.of(files(config, folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("maxRecordBites");
        assertThatThrownBy(() -> EnricherRerun.of(files(empty, broken)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("enrichments");
    }

    private Rerun rerun(String enrichment) throws Exception {
        var own = Files.createTempDirectory(folder, "enrichments");
        Files.writeString(own.resolve("one.json"), enrichment);
        var config = Files.writeString(folder.resolve("enricher.hocon"), "");
        return EnricherRerun.of(files(config, own));
    }

    private static EnricherFiles files(Path config, Path enrichments) {
        return new EnricherFiles(
                config.toString(), Optional.empty(), Optional.of(enrichments.toString()));
    }

    private static String script(String body) {
        var text = "function process(event) { " + body + " }";
        return SCRIPT.formatted(Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    }

    private static JsonNode shown(Rerun.Result stored, Rerun.Result now) {
        Map<Stage, TailRecord> records =
                stored.line().map(line -> Map.of(Stage.GOOD, record(line))).orElse(Map.of());
        var page = new RerunPage(new ShownRow(new Explainer(key -> Optional.empty())));
        return page.of(new Found("e", records, 0, List.of(), null), now);
    }

    private static TailRecord record(byte[] line) {
        return new TailRecord(
                Stage.GOOD, new ConsumerRecord<>("good", 0, 0, new byte[0], line), 0, true);
    }

    private static JsonNode enrichment(JsonNode page, String name) {
        return page.path("enrichments")
                .valueStream()
                .filter(one -> one.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] payload(String query) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "192.0.2.7",
                        1_700_000_000_000L,
                        "UTF-8",
                        "test",
                        null,
                        null,
                        "/i",
                        query,
                        null,
                        null,
                        null,
                        null,
                        null));
    }
}
