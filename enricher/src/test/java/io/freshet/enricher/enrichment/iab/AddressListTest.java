package io.freshet.enricher.enrichment.iab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.uri.IpText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListTest {

    @TempDir private Path folder;

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource(
            textBlock =
                    """
                    192.0.2.7, 192.0.2.7, true
                    192.0.2.7, 192.0.2.6, false
                    192.0.2.7, 192.0.2.8, false
                    192.0.2.64/27, 192.0.2.63, false
                    192.0.2.64/27, 192.0.2.64, true
                    192.0.2.64/27, 192.0.2.95, true
                    192.0.2.64/27, 192.0.2.96, false
                    192.0.2.77/27, 192.0.2.64, true
                    192.0.2.7/32, 192.0.2.7, true
                    192.0.2.7/32, 192.0.2.8, false
                    128.0.0.0/1, 255.255.255.255, true
                    128.0.0.0/1, 127.255.255.255, false
                    0.0.0.0/0, 203.0.113.9, true
                    0.0.0.0/0, 2001:db8::1, false
                    ::/0, 203.0.113.9, false
                    ::/0, 2001:db8::1, true
                    2001:db8::/33, 2001:db8:7fff::1, true
                    2001:db8::/33, 2001:db8:8000::1, false
                    2001:db8::1, 2001:DB8:0::1, true
                    ::ffff:192.0.2.7, 192.0.2.7, true
                    """)
    void hasWhatLiesInANetwork(String line, String address, boolean has) throws IOException {
        assertThat(has(AddressList.read(ListFiles.of(folder, line)), address)).isEqualTo(has);
    }

    @Test
    void networksMayLieWithinEachOtherInAnyOrder() throws IOException {
        var list =
                AddressList.read(
                        ListFiles.of(
                                folder,
                                "192.0.2.200",
                                "192.0.2.128/25",
                                "192.0.2.0/24",
                                "198.51.100.0/31",
                                "192.0.2.0/25",
                                "198.51.100.4"));

        assertThat(has(list, "192.0.2.0")).isTrue();
        assertThat(has(list, "192.0.2.201")).isTrue();
        assertThat(has(list, "192.0.3.0")).isFalse();
        assertThat(has(list, "198.51.100.1")).isTrue();
        assertThat(has(list, "198.51.100.2")).isFalse();
        assertThat(has(list, "198.51.100.4")).isTrue();
        assertThat(has(list, "198.51.100.5")).isFalse();
    }

    @Test
    void linesThatAreNoAddressAreSkipped() throws IOException {
        var list =
                AddressList.read(ListFiles.of(folder, "# a/b", "", "  ", "address", " 192.0.2.7 "));

        assertThat(has(list, "192.0.2.7")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/33", "2001:db8::/129", "192.0.2.0/-1", "192.0.2.0/x", "</html>"})
    void whatHasASlashAndIsNoNetworkIsRefused(String line) throws IOException {
        var file = ListFiles.of(folder, "192.0.2.7", line);

        assertThatThrownBy(() -> AddressList.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("line 2 is no network such as 198.51.100.0/24: " + line);
    }

    private static boolean has(AddressList list, String address) {
        return list.has(IpText.parse(address).orElseThrow());
    }
}
