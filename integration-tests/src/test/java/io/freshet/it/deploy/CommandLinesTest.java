package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.freshet.cli.FreshetCommand;
import io.freshet.cli.shell.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLinesTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void isUnderstoodByTheCommand(Component component) {
        var compose = ComposeFileTest.service(component.command()).at("command").texts();
        var kubernetes = Manifests.of(component).container().at("args").texts();

        for (var arguments : List.of(compose, kubernetes)) {
            var parsed =
                    Shell.commandLine(new FreshetCommand())
                            .parseArgs(arguments.toArray(new String[0]));
            assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(component.command());
        }
    }

    @Test
    void isUnderstoodForEveryServiceThatRunsOurImage() {
        ComposeCommands.ofOurImage()
                .forEach(
                        (service, arguments) ->
                                assertThatCode(
                                                () ->
                                                        Shell.commandLine(new FreshetCommand())
                                                                .parseArgs(
                                                                        arguments.toArray(
                                                                                new String[0])))
                                        .as(service)
                                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void passesItsOwnCheck(Component component) {
        var file = Repository.path("config/compose/" + component.command() + ".hocon");
        var output = new StringWriter();
        var command = Shell.commandLine(new FreshetCommand());
        command.setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(output, true));

        var code = command.execute(component.command(), "--config", file.toString(), "--check");

        assertThat(code).as(output.toString()).isZero();
    }
}
