package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users get with the SDK: the event model and Jackson. */
class RuntimeClassPathTest {

    @Test
    void theSdkBringsJacksonAndNothingElse() throws IOException {
        var names = entries().stream().map(RuntimeClassPathTest::name).sorted().toList();

        assertThat(names)
                .containsExactly(
                        "event-model", "jackson-annotations", "jackson-core", "jackson-databind");
    }

    /** The class path as the build found it, without the SDK itself. */
    static List<String> entries() throws IOException {
        var file = TestData.root().resolve("analytics-sdk/target/runtime-classpath.txt");
        return List.of(Files.readString(file).strip().split(File.pathSeparator));
    }

    /** A jar's name without its version; a module's, where the build has not packed it yet. */
    private static String name(String entry) {
        var path = Path.of(entry);
        return path.endsWith("target/classes")
                ? path.getName(path.getNameCount() - 3).toString()
                : path.getFileName()
                        .toString()
                        .replaceFirst("-[0-9][^/]*\\.jar$", "")
                        .replaceFirst("^freshet-", "");
    }
}
