package io.freshet.cli.topics;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet topics acls}: the least rights of each component. */
@Command(
        name = "acls",
        header = "Print the least rights that each component needs at the brokers.",
        description =
                "For an administrator; connects to nothing. One user a component, named"
                        + " freshet-<component> unless --user says otherwise; topics is whoever runs"
                        + " 'freshet topics create'.",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE, Exit.BAD_CONFIGURATION},
        footer = {
            "  freshet topics acls --component enricher --config enricher=enricher.hocon",
            "  freshet topics acls --format strimzi | kubectl apply -f -",
            "  freshet topics acls --component collector --format iam --cluster arn:aws:kafka:…"
        })
final class TopicsAclsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--component",
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description =
                    "collector, enricher, events-processor, loader-pg, webapp or topics; may be"
                            + " repeated; without it, all")
    private List<AclUser> components = List.of(AclUser.values());

    @Option(
            names = "--config",
            paramLabel = "NAME=FILE",
            showDefaultValue = Visibility.NEVER,
            description =
                    "a component's configuration, for its names of topics and groups; without it,"
                            + " defaults")
    private Map<AclUser, Path> configs = Map.of();

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "topics.prefix of components whose configuration is not given")
    private String prefix = "";

    @Option(
            names = "--user",
            paramLabel = "NAME=USER",
            showDefaultValue = Visibility.NEVER,
            description =
                    "a component's user at the brokers, such as CN=collector of a certificate")
    private Map<AclUser, String> users = Map.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "kafka-acls",
            description =
                    "kafka-acls: lines of shell; strimzi: KafkaUser resources; iam: policies for"
                            + " MSK, of several components as one object by user")
    private AclFormat format = AclFormat.KAFKA_ACLS;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "freshet",
            description =
                    "strimzi: the Kafka resource that users belong to; iam: the cluster's ARN")
    private String cluster = "";

    @Override
    public Integer call() {
        if (format == AclFormat.IAM && !MskCluster.isArn(cluster)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format iam wants --cluster with the ARN of a cluster of MSK, as"
                            + " 'aws kafka list-clusters-v2' prints it.");
        }
        var rights = new LinkedHashMap<String, List<AclEntry>>();
        for (var component : components) {
            var user = users.getOrDefault(component, "freshet-" + component.component());
            // Components may share a user.
            rights.computeIfAbsent(user, name -> new ArrayList<>())
                    .addAll(component.acls(source(component)));
        }
        var out = spec.commandLine().getOut();
        out.print(format.text(rights, cluster));
        out.flush();
        return ExitCode.OK.code();
    }

    private ConfigSource source(AclUser component) {
        var file = configs.get(component);
        return file == null
                ? component.defaults(prefix)
                : ConfigSource.file(component.component(), file);
    }
}
