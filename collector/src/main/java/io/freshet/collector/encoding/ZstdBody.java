package io.freshet.collector.encoding;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Apart from the others, so that its native library is loaded by the first body that needs it. */
final class ZstdBody {

    /** 8 MiB: no sender may ask for a larger window (RFC 9659), for it is memory of ours. */
    private static final int MAX_WINDOW_LOG = 23;

    private ZstdBody() {}

    static InputStream open(byte[] body) throws IOException {
        var stream = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(body));
        return stream.setLongMax(MAX_WINDOW_LOG);
    }
}
