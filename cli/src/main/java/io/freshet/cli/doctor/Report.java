package io.freshet.cli.doctor;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.doctor.check.Result;
import io.freshet.runtime.problem.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that was found, by area.
 *
 * @param sections the areas in order; those with nothing to look at left out
 */
record Report(List<Section> sections) {

    /** Checks after whose failure others cannot be made. */
    private static final Set<String> REACHED = Set.of("brokers", "database", "registries");

    /**
     * What was found in one area.
     *
     * @param name the area
     * @param results at least one
     */
    record Section(String name, List<Result> results) {

        Section {
            results = List.copyOf(results);
        }
    }

    Report {
        sections = List.copyOf(sections);
    }

    /** Looks at all areas, one after the other. */
    static Report of(List<Area> areas) {
        var sections = new ArrayList<Section>();
        for (var area : areas) {
            var results = area.examine();
            if (!results.isEmpty()) {
                sections.add(new Section(area.name(), results));
            }
        }
        return new Report(sections);
    }

    /** How many findings are meant so. */
    long count(Level level) {
        return sections.stream()
                .flatMap(section -> section.results().stream())
                .filter(result -> result.finding().level() == level)
                .count();
    }

    /** How the command ends: settings that cannot be read come before what cannot be reached. */
    ExitCode exitCode() {
        if (hasFailed(Set.of("readable"))) {
            return ExitCode.BAD_CONFIGURATION;
        }
        if (hasFailed(REACHED)) {
            return ExitCode.NOT_REACHABLE;
        }
        return count(Level.FAIL) > 0 ? ExitCode.FOUND_PROBLEMS : ExitCode.OK;
    }

    private boolean hasFailed(Set<String> checks) {
        return sections.stream()
                .flatMap(section -> section.results().stream())
                .filter(result -> result.finding().level() == Level.FAIL)
                .anyMatch(result -> checks.contains(result.check()));
    }
}
