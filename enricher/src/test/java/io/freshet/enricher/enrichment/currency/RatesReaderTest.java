package io.freshet.enricher.enrichment.currency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesReaderTest {

    private final RatesReader patient = new RatesReader(Duration.ofMinutes(1));
    private final RatesReader hasty = new RatesReader(Duration.ofMillis(200));
    private RatesServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RatesServer();
    }

    @AfterEach
    void stop() {
        patient.close();
        hasty.close();
        server.close();
    }

    @Test
    void aServerGivesRates() {
        assertThat(patient.read(server.address()).join()).isInstanceOf(RatesAnswer.Rates.class);
    }

    @Test
    void aFileGivesRates(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("rates.json"), RatesServer.RATES);

        assertThat(patient.read(file.toUri()).join()).isInstanceOf(RatesAnswer.Rates.class);
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        var missing = folder.resolve("2020-01-01.json");

        assertThat(patient.read(missing.toUri()).join())
                .isEqualTo(RatesAnswer.other("there is no file " + missing));
    }

    @Test
    void theServicesOwnWordsCountWhateverTheStatus() {
        server.does(RatesServer.answering(401, "{\"message\":\"invalid_app_id\"}"));

        assertThat(patient.read(server.address()).join())
                .isEqualTo(RatesAnswer.other("invalid_app_id"));
    }

    @Test
    void aBareErrorIsToldByItsStatus() {
        server.does(RatesServer.answering(503, "<html>later</html>"));

        assertThat(patient.read(server.address()).join())
                .isEqualTo(RatesAnswer.other("answered with status 503"));
    }

    @Test
    void aServerThatHangsOrDripsKeepsNobodyLonger() {
        server.does(server.silent());
        assertThat(hasty.read(server.address()).join()).isInstanceOf(RatesAnswer.None.class);

        server.does(server.dripping());
        assertThat(hasty.read(server.address()).join())
                .isEqualTo(RatesAnswer.other("timed out after 200 ms"));
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        server.does(RatesServer.answering(200, " ".repeat(RatesReader.MAX_BYTES + 1)));

        assertThat(patient.read(server.address()).join())
                .isEqualTo(RatesAnswer.other("answer is longer than 1048576 bytes"));
    }

    @Test
    void noAnswerDoesNotTellTheKey() {
        server.close();

        var answer = patient.read(URI.create(server.address() + "?app_id=secret")).join();

        assertThat(answer).isEqualTo(RatesAnswer.other("no answer: ConnectException"));
    }
}
