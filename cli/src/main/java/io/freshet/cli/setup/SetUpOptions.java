package io.freshet.cli.setup;

import io.freshet.loader.pg.connect.PgSettings;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that tell a command which pipeline it is asked about. */
public final class SetUpOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "[COMPONENT=]FILE",
            showDefaultValue = Visibility.NEVER,
            description =
                    "a component's settings, or a folder with a file for each; may be repeated;"
                            + " without it, those of 'freshet up'")
    private List<String> config = List.of();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "the brokers as they are reached from here")
    private @Nullable String kafka;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "the loader's database as it is reached from here")
    private @Nullable String postgres;

    /** Whether nothing was said but what 'freshet up' is. */
    public boolean isUp() {
        return config.isEmpty();
    }

    /** Health and metrics of 'freshet up'. */
    public static URI upAdmin() {
        return new UpSources(System.getenv()).admin();
    }

    /**
     * Reads all settings; what is wrong with them is part of the result.
     *
     * @param files what components are started with beside them
     */
    public SetUp read(SetUp.Files files) {
        try {
            var sources =
                    isUp()
                            ? new UpSources(System.getenv()).all()
                            : SetUpReader.ofFiles(
                                    config.stream()
                                            .flatMap(each -> ComponentFile.parse(each).stream())
                                            .toList());
            return SetUpReader.read(sources, files, new SetUp.Overrides(kafka, database()));
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "--config: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private @Nullable PgSettings database() {
        if (postgres == null) {
            return null;
        }
        var target = PostgresTarget.parse(postgres);
        return PgSettings.of(target.jdbcUrl(), target.user(), target.password());
    }
}
