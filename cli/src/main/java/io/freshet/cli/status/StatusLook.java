package io.freshet.cli.status;

import io.freshet.runtime.admin.AdminPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Looks at processes again and again; what changed since the last look gives the rates. */
final class StatusLook {

    private final List<AdminPort> ports;
    private final LongSupplier nanoClock;
    private final Map<AdminPort, ProcessLook> last = new HashMap<>();

    StatusLook(List<AdminPort> ports, LongSupplier nanoClock) {
        this.ports = List.copyOf(ports);
        this.nanoClock = nanoClock;
    }

    /** How each component is now, in the order of the ports. */
    List<ComponentStatus> look() {
        var all = new ArrayList<ComponentStatus>();
        for (var port : ports) {
            var now = ProcessLook.at(port, nanoClock.getAsLong());
            var before = last.put(port, now);
            all.addAll(ComponentStatus.of(port.base(), before == null ? now : before, now));
        }
        return all;
    }
}
