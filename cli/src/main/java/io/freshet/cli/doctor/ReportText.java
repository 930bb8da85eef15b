package io.freshet.cli.doctor;

import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.doctor.check.Result;
import java.util.List;

/** A report for people. */
final class ReportText {

    private static final String LINE = System.lineSeparator();

    private ReportText() {}

    /**
     * Whole lines.
     *
     * @param all also what is as it should be; else it is counted only
     */
    static String of(Report report, boolean all) {
        var text = new StringBuilder();
        for (var section : report.sections()) {
            var shown =
                    section.results().stream()
                            .filter(each -> all || each.finding().level() != Level.PASS)
                            .toList();
            if (!shown.isEmpty()) {
                section(section.name(), shown, text);
            }
        }
        return text.append(summary(report)).append(LINE).toString();
    }

    private static void section(String name, List<Result> results, StringBuilder into) {
        into.append(name).append(LINE);
        for (var result : results) {
            var finding = result.finding();
            into.append("  %-4s  %-14s  ".formatted(finding.level(), result.check()))
                    .append(finding.about())
                    .append(separator(finding))
                    .append(finding.what())
                    .append(LINE);
            if (finding.fix() != null) {
                into.append("        fix             ").append(finding.fix()).append(LINE);
            }
        }
        into.append(LINE);
    }

    private static String separator(Finding finding) {
        return finding.what().isEmpty() ? "" : ": ";
    }

    private static String summary(Report report) {
        return "%s, %s, %d as it should be%s"
                .formatted(
                        many(report.count(Level.FAIL), "problem"),
                        many(report.count(Level.WARN), "warning"),
                        report.count(Level.PASS),
                        report.count(Level.SKIP) == 0
                                ? ""
                                : ", " + report.count(Level.SKIP) + " not looked at");
    }

    private static String many(long count, String what) {
        return (count == 0 ? "no" : Long.toString(count)) + " " + what + (count == 1 ? "" : "s");
    }
}
