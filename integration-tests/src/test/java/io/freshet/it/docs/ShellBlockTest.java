package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellBlockTest {

    @Test
    void theReadmeHasTwoCommandsToStartAndOneToTest() throws Exception {
        assertThat(ShellBlock.all())
                .filteredOn(block -> block.page().equals(Path.of("README.md")))
                .extracting(ShellBlock::commands)
                .containsExactly("./freshet up\n", "./freshet send\n", "mvn verify\n");
    }

    @Test
    void blocksThatAreNotRunSayWhy() throws Exception {
        assertThat(ShellBlock.all())
                .filteredOn(block -> block.reason() != null)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.reason()).isNotBlank());
    }

    @Test
    void ciRunsTheReadmesTestCommand() throws Exception {
        assertThat(Pages.text(".ci/run")).endsWith("exec mvn -B verify\n");
    }
}
