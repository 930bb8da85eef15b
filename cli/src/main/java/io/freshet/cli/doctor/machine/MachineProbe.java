package io.freshet.cli.doctor.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import io.freshet.cli.setup.PortOwner;
import io.freshet.cli.setup.SetUp;
import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.service.AdminSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at this machine; makes and opens nothing. */
final class MachineProbe {

    private static final int CONNECT_MILLIS = 500;

    private final SetUp setUp;
    private final boolean oneProcess;
    private final List<PortFacts> ports = new ArrayList<>();
    private final List<FolderFacts> folders = new ArrayList<>();

    /**
     * @param oneProcess whether all components share a process, and so its admin port
     */
    MachineProbe(SetUp setUp, boolean oneProcess) {
        this.setUp = setUp;
        this.oneProcess = oneProcess;
    }

    MachineFacts look() {
        var collector = setUp.collector();
        var enricher = setUp.enricher();
        var processor = setUp.processor();
        var loader = setUp.loader();
        var webapp = setUp.webapp();
        if (collector != null) {
            var config = collector.config();
            port("collector", config.admin(), config.port(), "port");
            if (config.ssl().enable()) {
                port("collector", config.admin(), config.ssl().port(), "ssl.port");
            }
            admin("collector", config.admin());
            if (config.spool().enabled()) {
                var spool = config.spool();
                var wanted = spool.maxBytes() + spool.minFreeBytes();
                folder("collector", spool.directory(), "spool.directory", wanted);
            }
        }
        if (enricher != null) {
            admin("enricher", enricher.config().admin());
            var state = enricher.config().streams().stateDir();
            folder("enricher", state, "streams.stateDir", 0);
        }
        if (processor != null) {
            admin("events-processor", processor.config().admin());
            var state = processor.config().streams().stateDir();
            folder("events-processor", state, "streams.stateDir", 0);
        }
        if (loader != null) {
            admin("loader-pg", loader.config().admin());
        }
        if (webapp != null) {
            port("webapp", webapp.config().admin(), webapp.config().port(), "port");
            admin("webapp", webapp.config().admin());
        }
        return new MachineFacts(setUp, ports, folders, openFiles());
    }

    private void admin(String component, AdminSettings admin) {
        var isShared = oneProcess && !ports.isEmpty();
        var isThere = isShared && ports.stream().anyMatch(each -> each.port() == admin.port());
        if (admin.enabled() && !isThere) {
            port(component, admin, admin.port(), "admin.port");
        }
    }

    private void port(String component, AdminSettings admin, int port, String setting) {
        if (port == 0) {
            return; // takes a free one
        }
        String rival = null;
        for (var other : ports) {
            if (other.port() == port) {
                rival = other.component();
            }
        }
        var taken = isListening(port) && !isOurs(component, admin);
        ports.add(
                new PortFacts(component, port, setting, rival, taken, taken ? owner(port) : null));
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Whether the component itself runs: then it holds its ports. */
    private static boolean isOurs(String component, AdminSettings admin) {
        try {
            var port = new AdminPort(URI.create("http://127.0.0.1:" + admin.port()));
            return admin.enabled()
                    && port.ready().services().stream()
                            .anyMatch(service -> service.name().equals(component));
        } catch (IOException somebodyElse) {
            return false;
        }
    }

    private static @Nullable String owner(int port) {
        var pid = PortOwner.ofThisMachine().find(port);
        return pid.isPresent() ? PortOwner.named(pid.getAsLong()) : null;
    }

    private void folder(String component, Path folder, String setting, long wanted) {
        var there = nearest(folder.toAbsolutePath().normalize());
        folders.add(
                new FolderFacts(
                        component,
                        folder,
                        setting,
                        Files.isDirectory(there) && Files.isWritable(there),
                        free(there),
                        wanted));
    }

    /** The folder, or that above it which exists. */
    private static Path nearest(Path folder) {
        var at = folder;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static long openFiles() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 0;
    }
}
