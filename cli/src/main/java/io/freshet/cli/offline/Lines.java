package io.freshet.cli.offline;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** Ties a filter to the process' stdin and stdout. */
final class Lines {

    private Lines() {}

    /** Answers stdin on stdout until stdin ends or nobody reads the answers any more. */
    static void filter(UnaryOperator<String> answer) throws IOException {
        try (var out = new Stdout()) {
            LineFilter.run(System.in, out, answer);
        } catch (ReaderGone gone) {
            // as in `freshet to-json | head`
        }
    }

    private static final class ReaderGone extends IOException {

        private static final long serialVersionUID = 1L;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    /** Unlike System.out it tells of failures. */
    private static final class Stdout extends OutputStream {

        private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            try {
                out.write(bytes, start, length);
            } catch (IOException e) {
                throw "Broken pipe".equals(e.getMessage()) ? new ReaderGone(e) : e;
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
