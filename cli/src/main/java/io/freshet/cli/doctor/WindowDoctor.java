package io.freshet.cli.doctor;

import io.freshet.cli.doctor.check.Area;
import io.freshet.webapp.api.Doctor;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What {@code freshet doctor} finds, for the dashboard.
 *
 * @param areas what to look at, gathered anew each time
 */
public record WindowDoctor(Supplier<List<Area>> areas) implements Doctor {

    @Override
    public List<Finding> examine() {
        return Report.of(areas.get()).sections().stream()
                .flatMap(
                        section ->
                                section.results().stream()
                                        .map(
                                                result ->
                                                        finding(
                                                                section.name(),
                                                                result.check(),
                                                                result.finding())))
                .toList();
    }

    private static Finding finding(
            String area, String check, io.freshet.cli.doctor.check.Finding found) {
        return new Finding(
                area,
                check,
                found.level().name().toLowerCase(Locale.ROOT),
                found.about(),
                found.what(),
                found.fix());
    }
}
