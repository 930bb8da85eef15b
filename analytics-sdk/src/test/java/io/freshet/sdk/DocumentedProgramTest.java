package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the how-to page does what the page says, with nothing but what the SDK brings. */
class DocumentedProgramTest {

    private static final Path PAGE = TestData.root().resolve("docs/how-to/use-the-java-sdk.md");

    private static final String PAGE_VIEW =
            SampleLine.with(
                    Map.of(
                            Fields.EVENT, "page_view",
                            Fields.PAGE_URL, "https://shop.acme.example/cart",
                            Fields.GEO_LATITUDE, "52.3874",
                            Fields.CONTEXTS,
                                    SampleLine.contexts(
                                            SampleLine.entity(
                                                    "com.snowplowanalytics.snowplow/web_page"
                                                            + "/jsonschema/1-0-0",
                                                    "{\"id\":\"p-1\"}"),
                                            SampleLine.entity(
                                                    "com.acme/cart/jsonschema/1-0-1",
                                                    "{\"id\":\"c-1\",\"total\":19.90,"
                                                            + "\"items\":[]}"))));

    private static final String STRUCT =
            SampleLine.with(
                    Map.of(
                            Fields.EVENT, "struct",
                            Fields.COLLECTOR_TSTAMP, "2026-11-21 09:10:12"));

    private static final String BAD = SampleLine.with(Map.of(Fields.BR_VIEWWIDTH, "wide"));

    @Test
    void theProgramPrintsWhatThePageSays(@TempDir Path folder)
            throws IOException, InterruptedException {
        var source = Files.writeString(folder.resolve("ShowEvents.java"), block("java"));
        var lines = Files.writeString(folder.resolve("events.tsv"), lines());
        compile(source, folder);

        assertThat(run(folder, "ShowEvents", lines)).isEqualTo(block("text"));
    }

    private static String lines() {
        return String.join("\n", PAGE_VIEW, STRUCT, BAD) + "\n";
    }

    private static void compile(Path source, Path into) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        int code =
                compiler.run(
                        null,
                        null,
                        null,
                        "-d",
                        into.toString(),
                        "-Xlint:all,-processing,-classfile",
                        "-Werror",
                        "-classpath",
                        classPath(into),
                        source.toString());
        assertThat(code).isZero();
    }

    private static String run(Path classes, String program, Path argument)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = classes.resolve("output.txt");
        var process =
                new ProcessBuilder(java, "-cp", classPath(classes), program, argument.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    /** The program, the SDK, and what the SDK brings along. */
    private static String classPath(Path program) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(program.toString());
        entries.add(TestData.root().resolve("analytics-sdk/target/classes").toString());
        entries.addAll(RuntimeClassPathTest.entries());
        return String.join(File.pathSeparator, entries);
    }

    /** The page's block in a language; there is one. */
    private static String block(String language) throws IOException {
        var page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int start = page.indexOf("```" + language + "\n");
        assertThat(start).isPositive();
        int from = page.indexOf('\n', start) + 1;
        return page.substring(from, page.indexOf("```", from));
    }
}
