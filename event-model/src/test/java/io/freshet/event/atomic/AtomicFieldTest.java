package io.freshet.event.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AtomicFieldTest {

    @Test
    void columnsAreThoseOfTheFormatInItsOrder() throws InvalidJson {
        var columns =
                Json.parse(String.join("", TestData.lines("enrich/columns.json")))
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList();

        assertThat(AtomicField.all()).hasSize(131);
        assertThat(AtomicField.all().stream().map(AtomicField::column)).isEqualTo(columns);
        assertThat(AtomicField.COUNT).isEqualTo(131);
    }

    @Test
    void fourColumnsAreRequired() {
        assertThat(AtomicField.all().stream().filter(AtomicField::isRequired))
                .containsExactly(
                        AtomicField.COLLECTOR_TSTAMP,
                        AtomicField.EVENT_ID,
                        AtomicField.V_COLLECTOR,
                        AtomicField.V_ETL);
    }

    @Test
    void kindsAreAsManyAsTheFormatCounts() {
        assertThat(count(AtomicField.Kind.TEXT)).isEqualTo(83);
        assertThat(count(AtomicField.Kind.INTEGER)).isEqualTo(15);
        assertThat(count(AtomicField.Kind.DECIMAL) + count(AtomicField.Kind.FLOAT)).isEqualTo(11);
        assertThat(count(AtomicField.Kind.FLAG)).isEqualTo(11);
        assertThat(count(AtomicField.Kind.TIMESTAMP)).isEqualTo(7);
        assertThat(count(AtomicField.Kind.UUID)).isEqualTo(1);
        assertThat(count(AtomicField.Kind.ENTITIES)).isEqualTo(2);
        assertThat(count(AtomicField.Kind.SELF_DESCRIBING)).isEqualTo(1);
    }

    @Test
    void onlyTextsHaveALimitAndAllTextsHaveOne() {
        for (var field : AtomicField.all()) {
            boolean text =
                    List.of(AtomicField.Kind.TEXT, AtomicField.Kind.UUID).contains(field.kind());
            assertThat(field.maxLength() > 0).as(field.column()).isEqualTo(text);
        }
    }

    @Test
    void fieldIsFoundByItsColumn() {
        assertThat(AtomicField.ofColumn("page_url")).contains(AtomicField.PAGE_URL);
        assertThat(AtomicField.ofColumn("PAGE_URL")).isEmpty();
    }

    private static long count(AtomicField.Kind kind) {
        return AtomicField.all().stream().filter(field -> field.kind() == kind).count();
    }
}
