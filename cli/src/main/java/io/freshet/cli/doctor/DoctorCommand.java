package io.freshet.cli.doctor;

import io.freshet.cli.setup.SetUp;
import io.freshet.cli.setup.SetUpOptions;
import io.freshet.cli.shell.Exit;
import io.freshet.cli.shell.OutputForm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet doctor}. */
@Command(
        name = "doctor",
        header = "Looks a whole set-up over and says what to mend.",
        description =
                "Reads the components' settings as they do, asks brokers, database, registries and"
                        + " admin ports, and shows what is wrong, each with a line that says how to"
                        + " mend it. Changes nothing, and looks at what it is given: a"
                        + " collector's file alone will do. Without --config it looks at 'freshet"
                        + " up' on this machine.",
        exitCodeList = {
            "0:no problem; there may be warnings",
            "1:problems",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet doctor",
            "  freshet doctor --config collector.hocon --config loader-pg.hocon",
            "  freshet doctor --config config/compose --kafka localhost:9092 \\",
            "      --postgres postgresql://u:secret@localhost/igludb",
            "  freshet doctor --config enricher=/etc/enricher.conf -o json",
        })
public final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private SetUpOptions setUp = new SetUpOptions();

    @Option(
            names = "--iglu-config",
            paramLabel = "FILE",
            description = "the enricher's resolver.json")
    private @Nullable Path igluConfig;

    @Option(
            names = "--enrichments",
            paramLabel = "DIR",
            description = "the enricher's enrichments; their files are fetched")
    private @Nullable Path enrichments;

    @Option(
            names = "--admin",
            paramLabel = "URL",
            showDefaultValue = Visibility.NEVER,
            description = "admin port of a component that runs; may be repeated")
    private List<URI> admin = List.of();

    @Option(
            names = "--here",
            description =
                    "the components run, or will run, on this machine: look at its ports, folders"
                            + " and limits, too")
    private boolean here;

    @Option(names = "--all", description = "show what is as it should be, too")
    private boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "for people, or one line of JSON with all findings")
    private OutputForm output = OutputForm.TEXT;

    @Override
    public Integer call() {
        var given = setUp.read(new SetUp.Files(igluConfig, enrichments));
        var isUp = setUp.isUp();
        var ports = admin.isEmpty() && isUp ? List.of(SetUpOptions.upAdmin()) : admin;
        var report = Report.of(Areas.of(given, ports, here || isUp, isUp));
        var out = spec.commandLine().getOut();
        out.print(output == OutputForm.JSON ? ReportJson.of(report) : ReportText.of(report, all));
        out.flush();
        return report.exitCode().code();
    }
}
