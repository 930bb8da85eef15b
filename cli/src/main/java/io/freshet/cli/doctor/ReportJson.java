package io.freshet.cli.doctor;

import io.freshet.cli.doctor.check.Level;
import io.freshet.event.json.Json;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/** A report as one line of JSON for programs. */
final class ReportJson {

    /** Raised when a member changes its meaning or goes. */
    private static final int VERSION = 1;

    private ReportJson() {}

    static String of(Report report) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        for (var level : Level.values()) {
            json.put(word(level), report.count(level));
        }
        var findings = json.putArray("findings");
        for (var section : report.sections()) {
            for (var result : section.results()) {
                var finding = result.finding();
                var of = findings.addObject();
                of.put("area", section.name());
                of.put("check", result.check());
                of.put("level", word(finding.level()));
                of.put("about", finding.about());
                of.put("what", finding.what());
                if (finding.fix() != null) {
                    of.put("fix", finding.fix());
                }
            }
        }
        return Json.print(json) + System.lineSeparator();
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
