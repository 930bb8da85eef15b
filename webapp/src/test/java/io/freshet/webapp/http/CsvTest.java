package io.freshet.webapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class CsvTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void quotesWhatWouldBreakALine() {
        var rows = NODES.arrayNode();
        rows.addObject().put("a", "x,\"y\"\nz").put("b", 1.5).put("c", true);
        rows.addObject().putNull("a").set("b", NODES.arrayNode().add("p"));

        assertThat(Csv.of(new Answer.Table("rows", rows, List.of())))
                .isEqualTo("a,b,c\r\n\"x,\"\"y\"\"\nz\",1.5,true\r\n,\"[\"\"p\"\"]\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx"})
    void disarmsFormulas(String text) {
        var rows = NODES.arrayNode();
        rows.addObject().put("a", text);

        assertThat(Csv.of(new Answer.Table("rows", rows, List.of())))
                .isEqualTo("a\r\n'" + text + "\r\n");
    }

    @Test
    void leavesNumbersAlone() {
        var rows = NODES.arrayNode();
        rows.addObject().put("a", -1);

        assertThat(Csv.of(new Answer.Table("rows", rows, List.of("a")))).isEqualTo("a\r\n-1\r\n");
    }

    @Test
    void hasAHeaderWithoutRows() {
        assertThat(Csv.of(new Answer.Table("rows", NODES.arrayNode(), List.of("a", "b"))))
                .isEqualTo("a,b\r\n");
    }
}
