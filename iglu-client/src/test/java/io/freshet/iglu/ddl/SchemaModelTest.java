package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import org.junit.jupiter.api.Test;

class SchemaModelTest {

    private static final String TEXT = "{\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final String URI = "iglu:com.acme/t/jsonschema/";

    @Test
    void takesAllVersionsThatAreListed() {
        var client = new FakeIgluClient(true).with(URI + "1-0-0", TEXT).with(URI + "1-0-1", TEXT);

        assertThat(versions(SchemaModel.find(client, SchemaKey.of(URI + "1-0-0"))))
                .isEqualTo("[1-0-0, 1-0-1]");
    }

    @Test
    void triesVersionsUpToTheKeyWhereNobodyListsThem() {
        var client =
                new FakeIgluClient(false)
                        .with(URI + "2-0-0", TEXT)
                        .with(URI + "2-0-1", TEXT)
                        .with(URI + "2-1-0", TEXT)
                        .with(URI + "2-1-1", TEXT);

        assertThat(versions(SchemaModel.find(client, SchemaKey.of(URI + "2-1-0"))))
                .isEqualTo("[2-0-0, 2-0-1, 2-1-0]");
        assertThat(client.asked)
                .extracting(key -> key.version().toString())
                .containsExactly("2-1-0", "2-0-0", "2-0-1", "2-0-2");
    }

    @Test
    void aVersionThatIsNotListedIsAskedForAndMayBeAbsent() {
        var client = new FakeIgluClient(true).with(URI + "1-0-0", TEXT);

        assertThat(versions(SchemaModel.find(client, SchemaKey.of(URI + "1-0-9"))))
                .isEqualTo("[1-0-0]");
        assertThat(client.asked).contains(SchemaKey.of(URI + "1-0-9"));
    }

    @Test
    void nothingFoundIsMissing() {
        var search = SchemaModel.find(new FakeIgluClient(false), SchemaKey.of(URI + "1-0-2"));

        assertThat(search)
                .isInstanceOfSatisfying(
                        SchemaModel.Missing.class,
                        missing -> assertThat(missing.unreachable()).isFalse());
    }

    @Test
    void aRegistryThatCannotBeAskedIsNoAnswer() {
        var client = new FakeIgluClient(true).with(URI + "1-0-0", TEXT);
        client.unreachable = true;

        assertThat(SchemaModel.find(client, SchemaKey.of(URI + "1-0-0")))
                .isInstanceOfSatisfying(
                        SchemaModel.Missing.class,
                        missing -> assertThat(missing.unreachable()).isTrue());
    }

    @Test
    void versionsThatCannotBeAskedForHideNobodyWhereNothingIsListed() {
        var client = new FakeIgluClient(false).with(URI + "1-0-1", TEXT);
        client.onlyReachable = SchemaKey.of(URI + "1-0-1");

        assertThat(versions(SchemaModel.find(client, SchemaKey.of(URI + "1-0-1"))))
                .isEqualTo("[1-0-1]");
    }

    @Test
    void describesTheTableOfAModel() {
        var ddl =
                new SchemaDdl(new FakeIgluClient(true).with(URI + "1-0-0", TEXT), "atomic")
                        .describe(URI + "1-0-0");

        assertThat(ddl.path("table").asString()).isEqualTo("com_acme_t_1");
        assertThat(ddl.path("columns").path(0).toString())
                .isEqualTo("{\"name\":\"a\",\"type\":\"VARCHAR(4096)\",\"nullable\":true}");
        assertThat(ddl.path("ddl").asString())
                .startsWith(
                        "CREATE TABLE atomic.com_acme_t_1 (\n\"schema_vendor\" VARCHAR(128) NULL,")
                .endsWith("\"a\" VARCHAR(4096) NULL\n)");
    }

    @Test
    void describesWhyThereIsNoTable() {
        var ddl = new SchemaDdl(new FakeIgluClient(true), "atomic");

        assertThat(ddl.describe("iglu:com.acme/t").path("error").asString())
                .isEqualTo("INVALID_IGLUURI");
        assertThat(ddl.describe(URI + "1-0-0").path("error").path("error").asString())
                .isEqualTo("ResolutionError");
    }

    private static String versions(SchemaModel.Search search) {
        return ((SchemaModel.Found) search).model().versions().keySet().toString();
    }
}
