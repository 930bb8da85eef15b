package io.freshet.cli.doctor.schema;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.doctor.schema.SchemaFacts.EnrichmentFacts;
import io.freshet.cli.doctor.schema.SchemaFacts.RegistryFacts;
import io.freshet.cli.doctor.schema.SchemaFacts.SeenSchema;
import io.freshet.cli.doctor.schema.SchemaFacts.State;
import io.freshet.cli.setup.SetUps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaChecksTest {

    private static final String URI = "iglu:com.acme/click/jsonschema/1-0-0";
    private static final RegistryFacts GOOD =
            new RegistryFacts("Mine", "http://iglu", State.ANSWERS, "");

    @Test
    void aResolverThatCannotBeReadIsFound() {
        assertSound(new ResolverCheck(), facts(List.of(GOOD), List.of(), null));

        var broken =
                new SchemaFacts(
                        SetUps.all(), "r.json", "it is no JSON", List.of(), List.of(), "x", null);
        var finding = only(Level.FAIL, new ResolverCheck(), broken);
        assertThat(finding.about()).isEqualTo("r.json");
        assertThat(finding.what()).isEqualTo("it is no JSON");
    }

    @Test
    void aRegistryThatIsAwayOrRefusesIsFound() {
        assertSound(new RegistriesCheck(), facts(List.of(GOOD), List.of(), null));

        var away = new RegistryFacts("Mine", "http://iglu", State.AWAY, "connection refused");
        assertThat(
                        only(
                                        Level.FAIL,
                                        new RegistriesCheck(),
                                        facts(List.of(away), List.of(), null))
                                .what())
                .isEqualTo("http://iglu does not answer: connection refused");
        var refuses = new RegistryFacts("Mine", "http://iglu", State.REFUSES, "403");
        assertThat(
                        only(
                                        Level.FAIL,
                                        new RegistriesCheck(),
                                        facts(List.of(refuses), List.of(), null))
                                .fix())
                .isEqualTo("a valid \"apikey\" for it in r.json");
    }

    @Test
    void schemasThatNoRegistryHasAreFound() {
        assertSound(new SchemasCheck(), facts(List.of(), List.of(), null));
        assertSound(
                new SchemasCheck(), facts(List.of(), List.of(new SeenSchema(URI, 0, true)), null));

        var missing = List.of(new SeenSchema(URI, 7, false));
        var finding = only(Level.FAIL, new SchemasCheck(), facts(List.of(), missing, null));
        assertThat(finding.about()).isEqualTo(URI);
        assertThat(finding.what()).contains("7 bad rows");
        assertThat(finding.fix()).contains("r.json").contains("apikey");

        var came = List.of(new SeenSchema(URI, 1, true));
        assertThat(only(Level.WARN, new SchemasCheck(), facts(List.of(), came, null)).what())
                .contains("can be had now")
                .contains("1 bad row ");
    }

    @Test
    void anHourThatCannotBeReadIsNotJudged() {
        var unread =
                new SchemaFacts(SetUps.all(), null, null, List.of(), List.of(), "no brokers", null);

        assertThat(only(Level.SKIP, new SchemasCheck(), unread).what()).isEqualTo("no brokers");
    }

    @Test
    void enrichmentsThatDoNotLoadAreFound() {
        assertSilent(new EnrichmentsCheck(), facts(List.of(), List.of(), null));
        var sound = new EnrichmentFacts("dir", null, List.of(), true);
        assertSound(new EnrichmentsCheck(), facts(List.of(), List.of(), sound));

        var broken = new EnrichmentFacts("dir", "ip_lookups.json: no file", List.of(), true);
        assertThat(
                        only(
                                        Level.FAIL,
                                        new EnrichmentsCheck(),
                                        facts(List.of(), List.of(), broken))
                                .what())
                .isEqualTo("ip_lookups.json: no file");
        var noted = new EnrichmentFacts("dir", null, List.of("weather is ignored"), true);
        assertThat(
                        only(Level.WARN, new EnrichmentsCheck(), facts(List.of(), List.of(), noted))
                                .what())
                .isEqualTo("weather is ignored");
    }

    @Test
    void duplicatesThatAreDroppedWithoutAFingerprintAreFound() {
        assertSilent(new FingerprintCheck(), facts(List.of(), List.of(), null));
        var with = new EnrichmentFacts("dir", null, List.of(), true);
        assertSound(new FingerprintCheck(), facts(List.of(), List.of(), with));

        var without = new EnrichmentFacts("dir", null, List.of(), false);
        assertThat(
                        only(
                                        Level.WARN,
                                        new FingerprintCheck(),
                                        facts(List.of(), List.of(), without))
                                .fix())
                .contains("event_fingerprint_config")
                .contains("dir");
    }

    private static SchemaFacts facts(
            List<RegistryFacts> registries,
            List<SeenSchema> schemas,
            @Nullable EnrichmentFacts enrichments) {
        return new SchemaFacts(
                SetUps.all(), "r.json", null, registries, schemas, null, enrichments);
    }
}
