package io.freshet.cli.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineFilterTest {

    @Test
    void answersEachLineInOrderEmptyOnesToo() throws IOException {
        assertThat(filter("a\n\nb\r\nc\n", line -> "<" + line + ">"))
                .isEqualTo("<a>\n<>\n<b\r>\n<c>\n");
    }

    @Test
    void theLastLineMayLackItsEnd() throws IOException {
        assertThat(filter("a\nb", line -> line)).isEqualTo("a\nb\n");
        assertThat(filter("", line -> line)).isEmpty();
    }

    @Test
    void manyLinesLargerThanAllBuffersComeThrough() throws IOException {
        var lines =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> i + " " + "ü".repeat(i % 300))
                        .collect(Collectors.joining("\n", "", "\n"));

        assertThat(filter(lines, line -> line)).isEqualTo(lines);
    }

    @Test
    void bytesThatAreNoTextAreAnswered() throws IOException {
        var garbage = new byte[] {(byte) 0xff, 0, (byte) 0xc3, '\n', 'x', '\n'};
        var out = new ByteArrayOutputStream();

        LineFilter.run(new ByteArrayInputStream(garbage), out, line -> "" + line.length());

        assertThat(out.toString(UTF_8)).isEqualTo("3\n1\n");
    }

    @Test
    void aDefectCostsOneLine() throws IOException {
        UnaryOperator<String> picky =
                line -> {
                    if (line.equals("bad")) {
                        throw new IllegalStateException("a \"defect\"");
                    }
                    return line;
                };

        assertThat(filter("a\nbad\nb\n", picky))
                .isEqualTo(
                        """
                        a
                        {"error":"java.lang.IllegalStateException: a \\"defect\\""}
                        b
                        """);
    }

    @Test
    void aLineBeyondTheLimitIsAnsweredWithoutBeingLookedAt() throws IOException {
        var huge = "x".repeat(LineFilter.MAX_LINE_BYTES + 1);

        assertThat(filter(huge + "\na\n", line -> line))
                .startsWith("{\"error\":\"the line has ")
                .endsWith("\na\n")
                .hasLineCount(2);
    }

    @Test
    void answersAreWrittenWhenTheInputPauses() throws IOException {
        var out = new ByteArrayOutputStream();
        var seen = new ArrayList<String>();
        var in = new Bursts(List.of("a\nb\n", "c", "\n"), () -> seen.add(out.toString(UTF_8)));

        LineFilter.run(in, out, line -> line);

        assertThat(seen).containsExactly("", "a\nb\n", "a\nb\n", "a\nb\nc\n");
    }

    @Test
    void answersAreHeldBackWhileMoreInputIsAtHand() throws IOException {
        var writes = new ArrayList<Integer>();
        var out =
                new OutputStream() {
                    @Override
                    public void write(int oneByte) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public void write(byte[] bytes, int start, int length) {
                        writes.add(length);
                    }
                };

        LineFilter.run(new ByteArrayInputStream("a\n".repeat(1000).getBytes(UTF_8)), out, l -> l);

        assertThat(writes).containsExactly(2000);
    }

    @Test
    void anOutputThatFailsEndsTheRun() {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int oneByte) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };

        assertThatThrownBy(
                        () ->
                                LineFilter.run(
                                        new ByteArrayInputStream("a\n".getBytes(UTF_8)),
                                        full,
                                        l -> l))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space");
    }

    private static String filter(String input, UnaryOperator<String> answer) throws IOException {
        var out = new ByteArrayOutputStream();
        LineFilter.run(new ByteArrayInputStream(input.getBytes(UTF_8)), out, answer);
        return out.toString(UTF_8);
    }

    /** Input that pauses after each burst: nothing is at hand until it is read. */
    private static final class Bursts extends InputStream {

        private final List<String> bursts;
        private final Runnable beforeEachRead;
        private int next;

        Bursts(List<String> bursts, Runnable beforeEachRead) {
            this.bursts = bursts;
            this.beforeEachRead = beforeEachRead;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
            beforeEachRead.run();
            if (next == bursts.size()) {
                return -1;
            }
            var burst = bursts.get(next++).getBytes(UTF_8);
            System.arraycopy(burst, 0, bytes, start, burst.length);
            return burst.length;
        }
    }
}
