package io.freshet.cli.offline;

import io.freshet.event.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Answers each line with one line, in order. What is answered is held back while more input is at
 * hand and written out as soon as the input pauses. Lines end with LF; the last one may lack it.
 */
final class LineFilter {

    /** Longest line that is looked at, in bytes. */
    static final int MAX_LINE_BYTES = 32 * 1024 * 1024;

    private static final Logger LOGGER = LoggerFactory.getLogger(LineFilter.class);
    private static final int CHUNK = 64 * 1024;

    private final UnaryOperator<String> answer;
    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(CHUNK);
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream(CHUNK);
    private long lineBytes;

    private LineFilter(UnaryOperator<String> answer, OutputStream out) {
        this.answer = answer;
        this.out = out;
    }

    /**
     * Answers until the input ends.
     *
     * @param answer gives a text without line break for a line
     * @throws IOException when reading or writing fails
     */
    static void run(InputStream in, OutputStream out, UnaryOperator<String> answer)
            throws IOException {
        new LineFilter(answer, out).run(in);
    }

    private void run(InputStream in) throws IOException {
        var chunk = new byte[CHUNK];
        while (true) {
            if (in.available() == 0) {
                writeAnswers();
            }
            var length = in.read(chunk);
            if (length < 0) {
                break;
            }
            take(chunk, length);
        }
        if (lineBytes > 0) {
            answerLine();
        }
        writeAnswers();
    }

    private void take(byte[] chunk, int length) throws IOException {
        var start = 0;
        for (var i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                append(chunk, start, i - start);
                answerLine();
                start = i + 1;
            }
        }
        append(chunk, start, length - start);
    }

    private void append(byte[] chunk, int start, int length) {
        lineBytes += length;
        if (lineBytes <= MAX_LINE_BYTES) {
            line.write(chunk, start, length);
        }
    }

    private void answerLine() throws IOException {
        var text =
                lineBytes > MAX_LINE_BYTES
                        ? error("the line has " + lineBytes + " bytes, more than " + MAX_LINE_BYTES)
                        : answer(line.toString(StandardCharsets.UTF_8));
        answers.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        answers.write('\n');
        line.reset();
        lineBytes = 0;
        if (answers.size() >= CHUNK) {
            writeAnswers();
        }
    }

    /** A defect that one line meets must not cost the lines after it. */
    private String answer(String text) {
        try {
            return answer.apply(text);
        } catch (RuntimeException | StackOverflowError defect) {
            LOGGER.atError().addKeyValue("error", defect.getClass().getName()).log("line failed");
            LOGGER.atDebug().setCause(defect).log("line failed");
            return error(defect.toString());
        }
    }

    private static String error(String message) {
        return Json.print(JsonNodeFactory.instance.objectNode().put("error", message));
    }

    private void writeAnswers() throws IOException {
        if (answers.size() > 0) {
            answers.writeTo(out);
            answers.reset();
            out.flush();
        }
    }
}
