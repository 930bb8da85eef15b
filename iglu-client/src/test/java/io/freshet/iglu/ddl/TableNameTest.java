package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableNameTest {

    private static final String SNOWPLOW = "com.snowplowanalytics.snowplow";

    static List<DdlVector> names() {
        return DdlVector.of(TestData.lines("loader-pg/name-vectors-public.ndjson"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesAreTheReferences(DdlVector vector) {
        var name = vector.json().path("name").asString();

        var table = new TableName(vector.json().path("vendor").asString(), name, 1);

        assertThat(SqlName.snakeCase(name)).isEqualTo(vector.json().path("snake").asString());
        assertThat(table.preferred()).isEqualTo(vector.json().path("table").asString());
    }

    @Test
    void aLongNameIsCutWherePostgresCutsIt() {
        var table =
                new TableName(
                        "com.snowplowanalytics.snowplow.ecommerce", "snowplow_ecommerce_action", 1);

        assertThat(table.full()).hasSize(68);
        assertThat(table.preferred())
                .isEqualTo("com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_act");
    }

    @Test
    void whereTheModelIsCutOffOnlyTheFirstOneHasThePlainName() {
        var first = new TableName("com.acme", "a".repeat(70), 1);
        var second = new TableName("com.acme", "a".repeat(70), 2);
        var short2 = new TableName("com.acme", "a", 2);

        assertThat(first.preferred()).hasSize(63).endsWith("aaa");
        assertThat(second.preferred()).isEqualTo(second.alternative()).hasSize(63);
        assertThat(first.alternative()).isNotEqualTo(second.alternative()).hasSize(63);
        assertThat(short2.preferred()).isEqualTo("com_acme_a_2");
    }

    @Test
    void namesThatAreEqualAfterCuttingHaveDistinctAlternatives() {
        var first = new TableName("com.acme", "a".repeat(70) + "b", 1);
        var second = new TableName("com.acme", "a".repeat(70) + "c", 1);

        assertThat(first.preferred()).isEqualTo(second.preferred()).hasSize(63);
        assertThat(first.alternative()).isNotEqualTo(second.alternative()).hasSize(63);
    }

    @Test
    void tablesOfDbtSnowplowWebHaveTheNamesThatItLooksFor() {
        assertThat(
                        Stream.of(
                                        new TableName(SNOWPLOW, "web_page", 1),
                                        new TableName(SNOWPLOW, "ua_parser_context", 1),
                                        new TableName("nl.basjes", "yauaa_context", 1),
                                        new TableName("com.iab.snowplow", "spiders_and_robots", 1),
                                        new TableName(SNOWPLOW, "consent_preferences", 1),
                                        new TableName(SNOWPLOW, "cmp_visible", 1))
                                .map(TableName::preferred))
                .containsExactly(
                        "com_snowplowanalytics_snowplow_web_page_1",
                        "com_snowplowanalytics_snowplow_ua_parser_context_1",
                        "nl_basjes_yauaa_context_1",
                        "com_iab_snowplow_spiders_and_robots_1",
                        "com_snowplowanalytics_snowplow_consent_preferences_1",
                        "com_snowplowanalytics_snowplow_cmp_visible_1");
    }

    @Test
    void cuttingCountsBytesAndNeverHalvesACharacter() {
        assertThat(SqlName.cut("é".repeat(40))).isEqualTo("é".repeat(31));
        assertThat(SqlName.cut("x" + "😀".repeat(20))).isEqualTo("x" + "😀".repeat(15));
    }

    @Test
    void namesAreQuotedWhereTheyWouldChangeOtherwise() {
        assertThat(SqlName.quoteWhereNeeded("com_acme_t_1")).isEqualTo("com_acme_t_1");
        assertThat(SqlName.quoteWhereNeeded("1acme_t_1")).isEqualTo("\"1acme_t_1\"");
        assertThat(SqlName.quote("a\"b")).isEqualTo("\"a\"\"b\"");
    }
}
