package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are cut where that is asked for; lines come from wherever. */
class EventParserTest {

    private static final String LINE = SampleLine.with(Map.of(Fields.APP_ID, "a\rb"));

    @Test
    void textsAreCutToThePublishedSizes() {
        var line =
                SampleLine.with(
                        Map.of(
                                Fields.APP_ID, "x".repeat(300),
                                Fields.GEO_COUNTRY, "NLD",
                                Fields.V_ETL, "e".repeat(101)));

        var event = EventParser.truncating(Fields.maxLengths()).parseOrThrow(line);

        assertThat(event.app().id()).contains("x".repeat(255));
        assertThat(event.geo().country()).contains("NL");
        assertThat(event.pipeline().enricherVersion()).hasSize(100);
        assertThat(EventParser.standard().parseOrThrow(line).app().id()).contains("x".repeat(300));
    }

    @Test
    void bytesAreCutAsTextIs() {
        var line = SampleLine.with(Map.of(Fields.APP_ID, "ab😀"));
        var parser = EventParser.truncating(Map.of(Fields.APP_ID, 3));

        assertThat(parser.parse(line))
                .isEqualTo(parser.parse(line.getBytes(StandardCharsets.UTF_8)));
        // Half of a pair is left, as in the reference.
        assertThat(parser.parseOrThrow(line).app().id()).contains("ab\ud83d");
    }

    @Test
    void onlyTextsAreCut() {
        var line = SampleLine.with(Map.of(Fields.PAGE_URLPORT, "65535"));
        var parser = EventParser.truncating(Map.of(Fields.PAGE_URLPORT, 2, Fields.EVENT_ID, 3));

        assertThat(parser.parse(line)).isEqualTo(Event.parse(line));
    }

    @Test
    void aTextIsNotCutToNothing() {
        assertThatThrownBy(() -> EventParser.truncating(Map.of(Fields.APP_ID, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app_id");
    }

    @Test
    void linesComeFromAReader() {
        var text = LINE + "\nno event\n" + LINE + "\r\n\n" + LINE;

        var results = EventParser.standard().lines(new StringReader(text)).toList();

        assertThat(results.stream().map(ParseResult::isGood))
                .containsExactly(true, false, true, false, true);
        assertThat(results.get(0).orElseThrow().app().id()).contains("a\rb");
        assertThat(EventParser.standard().lines(new StringReader(""))).isEmpty();
        assertThat(EventParser.standard().lines(new StringReader(LINE + "\n"))).hasSize(1);
    }

    @Test
    void linesComeFromAStreamOfAnyLength() {
        var text = new StringBuilder();
        IntStream.range(0, 500)
                .forEach(
                        i ->
                                text.append(SampleLine.with(Map.of(Fields.APP_ID, "é" + i)))
                                        .append('\n'));
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);

        var ids =
                EventParser.standard()
                        .lines(new ByteArrayInputStream(bytes))
                        .map(result -> result.orElseThrow().app().id().orElseThrow())
                        .toList();

        assertThat(ids).isEqualTo(IntStream.range(0, 500).mapToObj(i -> "é" + i).toList());
    }

    @Test
    void linesComeFromAFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("events.tsv"), LINE + "\n" + LINE + "\n");

        try (var results = EventParser.standard().lines(file)) {
            assertThat(results).hasSize(2).allMatch(ParseResult::isGood);
        }
    }

    @Test
    void closingTheLinesClosesTheReader() {
        var isClosed = new AtomicBoolean();
        var reader =
                new StringReader(LINE) {
                    @Override
                    public void close() {
                        isClosed.set(true);
                        super.close();
                    }
                };

        EventParser.standard().lines(reader).close();

        assertThat(isClosed).isTrue();
    }

    @Test
    void aReaderThatFailsIsNoEnd() {
        var reader =
                new Reader() {
                    @Override
                    public int read(char[] into, int from, int length) throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public void close() {}
                };

        assertThatThrownBy(() -> EventParser.standard().lines(reader).toList())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }
}
