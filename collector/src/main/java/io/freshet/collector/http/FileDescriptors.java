package io.freshet.collector.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operating system lets this process open. */
final class FileDescriptors {

    private static final Logger LOGGER = LoggerFactory.getLogger(FileDescriptors.class);

    /** For brokers, files and libraries. */
    private static final long OTHERS = 512;

    private FileDescriptors() {}

    /** So many connections, or as many as there are descriptors for. */
    static int limit(int connections) {
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix) {
            var limit = limit(connections, unix.getMaxFileDescriptorCount());
            if (limit < connections) {
                LOGGER.atWarn()
                        .addKeyValue("descriptors", unix.getMaxFileDescriptorCount())
                        .addKeyValue("maxConnections", connections)
                        .addKeyValue("connections", limit)
                        .log("too few file descriptors for maxConnections: raise ulimit -n");
            }
            return limit;
        }
        return connections;
    }

    /** The rule alone. */
    static int limit(int connections, long descriptors) {
        var left = Math.max(descriptors - OTHERS, descriptors / 2);
        return (int) Math.max(1, Math.min(connections, left));
    }
}
