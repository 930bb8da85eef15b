package io.freshet.enricher.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsnListTest {

    @TempDir private Path folder;

    @Test
    void onlyNumbersCount() throws IOException {
        var list =
                read(
                        """
                        ASN,Entity
                        174,"COGENT-174 - Cogent Communications, US"
                        "209",
                        AS16509,Amazon

                         577 , Bell
                        """);

        assertThat(list.numbers()).containsExactlyInAnyOrder(174L, 209L, 16509L, 577L);
    }

    @Test
    void aHeaderIsNotNeeded() throws IOException {
        assertThat(read("174\n209\n").numbers()).containsExactlyInAnyOrder(174L, 209L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ASN,Entity\n", "<html>\n<body>log in</body>\n", "174,a\nb,c\n"})
    void whatIsNoListIsRefused(String text) {
        assertThatIOException()
                .isThrownBy(() -> read(text))
                .withMessageMatching("it names no network; .*|line 2 does not begin with .*");
    }

    private AsnList read(String text) throws IOException {
        return AsnList.read(Files.writeString(folder.resolve("list.csv"), text));
    }
}
