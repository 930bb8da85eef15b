package io.freshet.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentFileTest {

    @Test
    void theNameOfAFileTellsWhoseItIs() {
        assertThat(ComponentFile.parse("config/loader-pg.minimal.hocon"))
                .containsExactly(
                        new ComponentFile("loader-pg", Path.of("config/loader-pg.minimal.hocon")));
    }

    @Test
    void whoseItIsCanBeSaid() {
        assertThat(ComponentFile.parse("enricher=/etc/x.conf"))
                .containsExactly(new ComponentFile("enricher", Path.of("/etc/x.conf")));
    }

    @Test
    void aFolderHoldsAFileForEachComponent(@TempDir Path folder) throws Exception {
        for (var name : new String[] {"collector.hocon", "enricher.conf", "README.md", "x.json"}) {
            Files.writeString(folder.resolve(name), "");
        }

        assertThat(ComponentFile.parse(folder.toString()))
                .extracting(ComponentFile::component)
                .containsExactly("collector", "enricher");
    }

    @Test
    void aNameThatTellsNothingIsRefusedWithAWayOut(@TempDir Path folder) {
        assertThatThrownBy(() -> ComponentFile.parse("mine.hocon"))
                .hasMessageContaining("COMPONENT=mine.hocon")
                .hasMessageContaining("events-processor");
        assertThatThrownBy(() -> ComponentFile.parse(folder.toString()))
                .hasMessageContaining("holds no file named after a component");
    }
}
