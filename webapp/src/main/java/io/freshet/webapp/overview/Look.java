package io.freshet.webapp.overview;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.admin.AdminPort;
import io.freshet.runtime.admin.Replicas;
import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import io.freshet.webapp.overview.ProcessChanges.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one admin port told at one moment.
 *
 * @param atMillis when
 * @param services the components of the process
 * @param scrape their figures
 * @param told what the process says of itself; null where it says nothing
 * @param trouble why nothing was told; null where all was
 */
record Look(
        long atMillis,
        List<ServiceLine> services,
        Scrape scrape,
        @Nullable Told told,
        @Nullable String trouble) {

    /** Figures that the stages are shown by; a process has a thousand others. */
    private static final List<String> KEPT =
            List.of("freshet_ledger_", "freshet_lag_", "freshet_stream_e2e_latency_");

    Look {
        services = List.copyOf(services);
    }

    /** What the processes of a component told at one moment, as if they were one. */
    static Look together(List<Look> all) {
        var answered = all.stream().filter(look -> look.trouble() == null).toList();
        if (all.size() == 1 || answered.isEmpty()) {
            return all.get(0);
        }
        var services = new TreeMap<String, List<ServiceLine>>();
        for (var look : answered) {
            for (var line : look.services()) {
                services.computeIfAbsent(line.name(), name -> new ArrayList<>()).add(line);
            }
        }
        var silent = all.stream().filter(look -> look.trouble() != null).findFirst();
        return new Look(
                all.get(0).atMillis(),
                services.values().stream()
                        .map(lines -> together(lines, all.size(), silent))
                        .toList(),
                Replicas.together(answered.stream().map(Look::scrape).toList()),
                null,
                null);
    }

    /** The worst of them speaks for all. */
    private static ServiceLine together(List<ServiceLine> lines, int all, Optional<Look> silent) {
        var name = lines.get(0).name();
        if (silent.isPresent()) {
            var away = all - lines.size();
            var why = "%d of %d: %s".formatted(away, all, silent.get().trouble());
            return new ServiceLine(name, "unready", why);
        }
        var unready = lines.stream().filter(line -> !line.isReady()).toList();
        if (unready.isEmpty()) {
            return lines.get(0);
        }
        var first = unready.get(0);
        var detail = "%d of %d: %s".formatted(unready.size(), all, first.detail());
        return new ServiceLine(name, first.state(), detail);
    }

    static Look at(AdminPort port, long nowMillis) {
        try {
            var services = port.ready().services();
            var all = port.metrics();
            var kept =
                    all.samples().stream()
                            .filter(one -> KEPT.stream().anyMatch(one.name()::startsWith))
                            .toList();
            var told = told(port, services, all, nowMillis);
            return new Look(nowMillis, services, new Scrape(kept), told, null);
        } catch (IOException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Look(nowMillis, List.of(), new Scrape(List.of()), null, why);
        }
    }

    private static @Nullable Told told(
            AdminPort port, List<ServiceLine> services, Scrape figures, long nowMillis)
            throws IOException {
        try {
            var info = Json.parse(port.info());
            var version = info.path("version");
            var configs = new TreeMap<String, String>();
            var hash = info.path("configHash");
            if (hash.isString() && !services.isEmpty()) {
                configs.put(services.get(0).name(), hash.stringValue());
            }
            for (var config : hash.properties()) {
                configs.put(config.getKey(), config.getValue().asString(""));
            }
            var uptime = figures.max("process_uptime_seconds", sample -> true);
            return new Told(
                    uptime.isPresent() ? nowMillis - Math.round(uptime.getAsDouble() * 1e3) : 0,
                    version.isString() ? version.stringValue() : null,
                    configs);
        } catch (InvalidJson foreign) {
            return null;
        }
    }

    Optional<ServiceLine> service(String component) {
        return services.stream().filter(line -> line.name().equals(component)).findFirst();
    }
}
