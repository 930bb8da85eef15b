package io.freshet.benchmarks.topology;

import java.util.Locale;

/**
 * What a stretch of records cost, and what else the machine did meanwhile.
 *
 * @param cpuMicros CPU time of the program's process for one record
 * @param perSecond records a second
 * @param brokerMicros CPU time of the broker for one record
 * @param otherCores how many cores other processes kept busy
 * @param stolenCores how many cores the host did not give though they were wanted
 */
record Stretch(
        double cpuMicros,
        double perSecond,
        double brokerMicros,
        double otherCores,
        double stolenCores) {

    static final String HEADING =
            String.format(
                    Locale.ROOT,
                    "%10s %10s %12s %12s %13s",
                    "CPU us",
                    "records/s",
                    "broker's us",
                    "others busy",
                    "host's steal");

    static Stretch between(Sample from, Sample to) {
        double records = to.records() - from.records();
        double seconds = (to.clock() - from.clock()) / 1e9;
        double cpu = to.cpu() - from.cpu();
        double broker = to.brokerCpu() - from.brokerCpu();
        double others = to.busy() - from.busy() - cpu - broker;
        return new Stretch(
                cpu / records / 1e3,
                records / seconds,
                broker / records / 1e3,
                Math.max(0, others / 1e9 / seconds),
                (to.stolen() - from.stolen()) / 1e9 / seconds);
    }

    /** For the file that a program leaves; {@link #parse} reads it. */
    String print() {
        return String.format(
                Locale.ROOT,
                "%f %f %f %f %f",
                cpuMicros,
                perSecond,
                brokerMicros,
                otherCores,
                stolenCores);
    }

    static Stretch parse(String line) {
        var words = line.split(" ");
        return new Stretch(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]));
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%10.2f %,10.0f %12.2f %7.2f cores %7.2f cores",
                cpuMicros,
                perSecond,
                brokerMicros,
                otherCores,
                stolenCores);
    }
}
