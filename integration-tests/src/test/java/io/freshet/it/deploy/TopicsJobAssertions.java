package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import io.freshet.cli.topics.TopicsConfig;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.kafka.TopicNames;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold of the job that makes topics, whether a manifest or the chart has it. */
final class TopicsJobAssertions {

    private TopicsJobAssertions() {}

    static void makesEveryTopic(Manifests job, String prefix) {
        var arguments = job.container().at("args").texts();
        var parsed =
                Shell.commandLine(new FreshetCommand()).parseArgs(arguments.toArray(new String[0]));

        assertThat(parsed.subcommand().subcommand().commandSpec().qualifiedName())
                .isEqualTo("freshet topics create");
        var loaded = load(job);
        assertThat(loaded.ignored()).isEmpty();
        assertThat(loaded.config().topics().keySet())
                .containsExactlyElementsOf(TopicNames.withPrefix(prefix).all());
        PodAssertions.hasNoPrivileges(job);
        assertThat(job.pod().at("serviceAccountName"))
                .isEqualTo(job.only("ServiceAccount").at("metadata", "name"));
    }

    static Map<String, String> settings(Manifests job) {
        return load(job).effective().stream()
                .collect(Collectors.toMap(Loaded.Effective::key, Loaded.Effective::value));
    }

    private static Loaded<TopicsConfig> load(Manifests job) {
        return ConfigSource.text(TopicsConfig.NAME, "topics.hocon", job.fileOf("--config"))
                .environment(job.environment())
                .load(TopicsConfig::read);
    }
}
