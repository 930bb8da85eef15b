package io.freshet.cli.topics;

import io.freshet.cli.shell.OutputForm;
import io.freshet.runtime.config.ConfigSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which topics, where, and how they are to be. */
final class TopicsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "sections kafka, topics and topicSettings, see config/topics.reference.hocon")
    private @Nullable Path config;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "the brokers; wins over the file and FRESHET_KAFKA__BOOTSTRAP_SERVERS")
    private @Nullable String kafka;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description = "stands before all names, as topics.prefix of the components")
    private @Nullable String prefix;

    @Option(
            names = "--partitions",
            paramLabel = "COUNT",
            description = "of each topic; 6 unless said here or in the file")
    private @Nullable Integer partitions;

    @Option(
            names = "--replication",
            paramLabel = "COUNT",
            description = "copies of each partition; unless said, one a broker, up to 3")
    private @Nullable Integer replication;

    @Option(
            names = "--retention",
            paramLabel = "TIME",
            description = "such as '7 days', which is the default; 3 days at least")
    private @Nullable String retention;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "for people, or one line of JSON")
    private OutputForm output = OutputForm.TEXT;

    /** How the plan is printed. */
    OutputForm output() {
        return output;
    }

    /**
     * Everything that was given, read.
     *
     * @throws io.freshet.runtime.config.ConfigException with all problems
     */
    TopicsConfig load() {
        var source =
                config == null
                        ? ConfigSource.defaults(TopicsConfig.NAME)
                        : ConfigSource.file(TopicsConfig.NAME, config);
        source = with(source, "kafka.bootstrapServers", kafka, "--kafka");
        source = with(source, "topics.prefix", prefix, "--prefix");
        source = with(source, "topicSettings.partitions", partitions, "--partitions");
        source = with(source, "topicSettings.replication", replication, "--replication");
        source = with(source, "topicSettings.retention", retention, "--retention");
        return source.load(TopicsConfig::read).config();
    }

    private static ConfigSource with(
            ConfigSource source, String path, @Nullable Object value, String flag) {
        return value == null ? source : source.with(path, value, flag);
    }
}
