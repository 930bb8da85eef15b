package io.freshet.iglu.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableNameTest {

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
    void namesThatAreEqualAfterCuttingHaveDistinctAlternatives() {
        var first = new TableName("com.acme", "a".repeat(70), 1);
        var second = new TableName("com.acme", "a".repeat(70), 2);

        assertThat(first.preferred()).isEqualTo(second.preferred()).hasSize(63);
        assertThat(first.alternative()).isNotEqualTo(second.alternative()).hasSize(63);
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
