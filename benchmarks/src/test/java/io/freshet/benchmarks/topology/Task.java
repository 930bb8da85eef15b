package io.freshet.benchmarks.topology;

import java.nio.file.Path;
import java.util.List;

/**
 * What a program is to do.
 *
 * @param group consumer group, a new one each time, so that the topic is read from its start
 * @param folder for its state and its result
 * @param brokers {@code host:port}
 * @param brokerPid whose CPU time is noted
 * @param warmUp records before the first stretch
 * @param stretch records of one stretch
 * @param stretches how many
 * @param settings further lines of the enricher's configuration
 */
record Task(
        Program program,
        String group,
        Path folder,
        String brokers,
        long brokerPid,
        int warmUp,
        int stretch,
        int stretches,
        String settings) {

    /** As arguments of a command line. */
    List<String> toArguments() {
        return List.of(
                program.name(),
                group,
                folder.toString(),
                brokers,
                Long.toString(brokerPid),
                Integer.toString(warmUp),
                Integer.toString(stretch),
                Integer.toString(stretches),
                settings);
    }

    static Task of(String[] arguments) {
        return new Task(
                Program.valueOf(arguments[0]),
                arguments[1],
                Path.of(arguments[2]),
                arguments[3],
                Long.parseLong(arguments[4]),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6]),
                Integer.parseInt(arguments[7]),
                arguments[8]);
    }

    /** Where the stretches are written, a line each, once all are done. */
    Path result() {
        return folder.resolve(group + ".result");
    }
}
