package io.freshet.cli.config;

import io.freshet.cli.shell.Exit;
import io.freshet.enricher.EnricherInputs;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.Loaded.Ignored;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshet config migrate-from-snowplow}: Snowplow's files in Freshet's form. */
@Command(
        name = "migrate-from-snowplow",
        header = "Write Snowplow's configuration files in Freshet's form.",
        description =
                "Reads files of the collector (2.x, 3.x), of enrich for Kafka and of the Postgres"
                        + " loader (0.2, 0.3), writes what has an effect into --out and prints what"
                        + " has none, with the reason. Variables stay variables. Those of collector"
                        + " and enrich would load as they are, too. Connects to nothing.",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE, Exit.BAD_CONFIGURATION, Exit.REFUSED},
        footer = {
            "  freshet config migrate-from-snowplow --collector application.conf \\",
            "      --enrich enrich.hocon --resolver iglu_resolver.json \\",
            "      --enrichments enrichments --out freshet",
            "  freshet config migrate-from-snowplow --loader config.hocon --out freshet"
        })
final class ConfigMigrateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--collector", paramLabel = "FILE", description = "of the collector")
    private @Nullable Path collector;

    @Option(names = "--enrich", paramLabel = "FILE", description = "of enrich for Kafka")
    private @Nullable Path enrich;

    @Option(names = "--loader", paramLabel = "FILE", description = "of the Postgres loader")
    private @Nullable Path loader;

    @Option(names = "--resolver", paramLabel = "FILE", description = "the Iglu resolver's JSON")
    private @Nullable Path resolver;

    @Option(
            names = "--enrichments",
            paramLabel = "DIR",
            description = "enrichments' JSON files; copied as they are")
    private @Nullable Path enrichments;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where to write; made if absent, no file in it is replaced")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Override
    public Integer call() {
        if (Stream.of(collector, enrich, loader, resolver, enrichments).allMatch(Objects::isNull)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give --collector, --enrich, --loader, --resolver or --enrichments");
        }
        var ignored = new ArrayList<Ignored>();
        var files = read(ignored);
        write(files);
        report(files, ignored);
        return ExitCode.OK.code();
    }

    /** All that is wrong with all files is told at once, before anything is written. */
    private Map<Path, String> read(List<Ignored> ignored) {
        var files = new LinkedHashMap<Path, String>();
        var problems = new ArrayList<Problem>();
        component(collector, "collector.hocon", SnowplowFile::collector, files, ignored, problems);
        component(enrich, "enricher.hocon", SnowplowFile::enrich, files, ignored, problems);
        component(loader, "loader-pg.hocon", SnowplowFile::loader, files, ignored, problems);
        try {
            if (resolver != null) {
                EnricherInputs.iglu(resolver, IgluSettings.DEFAULT);
                files.put(Path.of("iglu.json"), Files.readString(resolver));
            }
            if (enrichments != null) {
                copies(enrichments, files);
            }
        } catch (StartFailure e) {
            problems.add(e.problem());
        } catch (IOException e) {
            problems.add(new Problem("F6005", "a file cannot be read", null, e.toString(), null));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return files;
    }

    private static void component(
            @Nullable Path file,
            String name,
            Function<Path, SnowplowFile> read,
            Map<Path, String> files,
            List<Ignored> ignored,
            List<Problem> problems) {
        if (file == null) {
            return;
        }
        try {
            var migrated = read.apply(file);
            files.put(Path.of(name), migrated.text());
            ignored.addAll(migrated.ignored());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }

    private static void copies(Path folder, Map<Path, String> files) throws IOException {
        try (var found = Files.list(folder)) {
            for (var file : found.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                files.put(
                        Path.of("enrichments", String.valueOf(file.getFileName())),
                        Files.readString(file));
            }
        }
    }

    private void write(Map<Path, String> files) {
        var existing = files.keySet().stream().map(out::resolve).filter(Files::exists).toList();
        if (!existing.isEmpty()) {
            throw failure(
                    ExitCode.REFUSED,
                    "files are there already, and none is replaced",
                    existing.stream().map(Path::toString).collect(Collectors.joining(", ")),
                    "give another --out, or move them away");
        }
        try {
            for (var file : files.entrySet()) {
                var target = out.resolve(file.getKey());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.writeString(target, file.getValue());
            }
        } catch (IOException e) {
            throw failure(
                    ExitCode.BAD_CONFIGURATION,
                    "the files cannot be written: " + e,
                    out.toString(),
                    "give a folder that this user may write as --out");
        }
    }

    private void report(Map<Path, String> files, List<Ignored> ignored) {
        PrintWriter to = spec.commandLine().getOut();
        files.keySet().forEach(file -> to.printf("written: %s%n", out.resolve(file)));
        ignored.forEach(
                key -> to.printf("left out: %s (%s): %s%n", key.key(), key.origin(), key.reason()));
        to.flush();
    }

    private static StartFailure failure(ExitCode code, String what, String where, String fix) {
        return new StartFailure(code, new Problem("F6014", what, where, null, fix), null);
    }
}
