package io.freshet.sdk;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a reader. Unlike Java's own it does not end a line at a carriage return, which may
 * stand in a column's text.
 */
final class LineSplitter extends AbstractSpliterator<String> {

    private static final int BUFFER_CHARS = 1 << 14;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER_CHARS];
    private int at;
    private int end;

    private LineSplitter(Reader reader) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.reader = reader;
    }

    static Stream<String> split(Reader reader) {
        return StreamSupport.stream(new LineSplitter(reader), false)
                .onClose(
                        () -> {
                            try {
                                reader.close();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    @Override
    public boolean tryAdvance(Consumer<? super String> action) {
        try {
            var line = next();
            if (line == null) {
                return false;
            }
            action.accept(line);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable String next() throws IOException {
        var line = new StringBuilder();
        boolean isAny = false;
        while (at < end || fill()) {
            isAny = true;
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.append(buffer, from, at - from);
            if (at < end) {
                at++;
                return withoutReturn(line);
            }
        }
        return isAny ? withoutReturn(line) : null;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private static String withoutReturn(StringBuilder line) {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }
}
