package io.freshet.enricher.mapping;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.AtomicField;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrackerParameterTest {

    /** Fields with more than one name in the protocol; the last name wins. */
    private static final Map<AtomicField, String> ALIASES =
            Map.of(
                    AtomicField.NETWORK_USERID, "tnuid",
                    AtomicField.CONTEXTS, "cx",
                    AtomicField.UNSTRUCT_EVENT, "ue_px",
                    AtomicField.SE_CATEGORY, "se_ca",
                    AtomicField.SE_ACTION, "se_ac",
                    AtomicField.SE_LABEL, "se_la",
                    AtomicField.SE_PROPERTY, "se_pr",
                    AtomicField.SE_VALUE, "se_va",
                    AtomicField.TI_NAME, "ti_nm");

    @Test
    void noTwoRowsFillOneFieldUnlessTheyAreAliases() {
        var byField =
                TrackerParameter.all().stream()
                        .flatMap(row -> row.fields().stream().map(field -> Map.entry(field, row)))
                        .collect(groupingBy(Map.Entry::getKey));

        byField.forEach(
                (field, rows) -> {
                    var winner = rows.get(rows.size() - 1).getValue().wireName();
                    if (rows.size() > 1) {
                        assertThat(ALIASES).containsEntry(field, winner);
                    } else {
                        assertThat(ALIASES).doesNotContainKey(field);
                    }
                });
    }

    @Test
    void noNameIsUsedTwice() {
        assertThat(TrackerParameter.all())
                .extracting(TrackerParameter::wireName)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRowIsDocumentedWithItsFields() throws IOException {
        var page =
                Files.readString(TestData.root().resolve("docs/reference/tracker-parameters.md"));

        for (var row : TrackerParameter.all()) {
            var fields =
                    row.fields().stream()
                            .map(field -> "`" + field.column() + "`")
                            .collect(Collectors.joining(", "));
            assertThat(page).contains("| `" + row.wireName() + "` | " + fields + " |");
        }
    }

    @Test
    void onlyTwoDimensionalParametersFillTwoFields() {
        assertThat(TrackerParameter.all().stream().filter(row -> row.fields().size() > 1))
                .extracting(TrackerParameter::wireName)
                .containsExactlyInAnyOrderElementsOf(Set.of("res", "vp", "ds"));
    }
}
