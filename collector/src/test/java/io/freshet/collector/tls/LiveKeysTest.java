package io.freshet.collector.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.collector.settings.KeyFiles;
import io.freshet.collector.tls.LiveKeys.Found;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveKeysTest {

    private static final TestKeys EC = TestKeys.localhost();
    private static final TestKeys RSA = TestKeys.make("rsa.test", "-keyalg", "RSA");

    @TempDir private Path directory;
    private Path certificate;
    private Path key;

    @BeforeEach
    void nameFiles() {
        certificate = directory.resolve("cert.pem");
        key = directory.resolve("key.pem");
    }

    private KeyFiles pem(String certificateText, String keyText) throws IOException {
        Files.writeString(certificate, certificateText);
        Files.writeString(key, keyText);
        return new KeyFiles.Pem(certificate, key, null);
    }

    private static LiveKeys load(KeyFiles files) {
        return LiveKeys.load(files, Clock.systemUTC());
    }

    private static X509Certificate shown(LiveKeys keys) {
        var manager = (X509ExtendedKeyManager) keys.current().managers().getKeyManagers()[0];
        for (var kind : new String[] {"EC", "RSA", "EdDSA"}) {
            var aliases = manager.getServerAliases(kind, null);
            if (aliases != null) {
                return manager.getCertificateChain(aliases[0])[0];
            }
        }
        throw new AssertionError("no certificate is shown");
    }

    @Test
    void readsPem() throws Exception {
        var keys = load(pem(EC.certificatePem(), EC.keyPem()));

        assertThat(shown(keys)).isEqualTo(EC.certificate);
        assertThat(keys.current().expiry()).isEqualTo(EC.certificate.getNotAfter().toInstant());
    }

    @Test
    void readsAKeyStoreOfAnyType() {
        var keys = load(new KeyFiles.Store(EC.store, TestKeys.PASSWORD, null));
        var named = load(new KeyFiles.Store(EC.store, TestKeys.PASSWORD, "PKCS12"));

        assertThat(shown(keys)).isEqualTo(EC.certificate);
        assertThat(shown(named)).isEqualTo(EC.certificate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void readsKeysOfAllUsualKinds(String algorithm) throws Exception {
        var made = TestKeys.make("kind.test", "-keyalg", algorithm);

        assertThat(shown(load(pem(made.certificatePem(), made.keyPem()))))
                .isEqualTo(made.certificate);
    }

    @Test
    void readsTheOlderFormsOfPrivateKeys() throws Exception {
        var pkcs1 = TestKeys.pem("RSA PRIVATE KEY", inner(RSA.key));
        var sec1 = TestKeys.pem("EC PRIVATE KEY", inner(EC.key));

        assertThat(shown(load(pem(RSA.certificatePem(), pkcs1)))).isEqualTo(RSA.certificate);
        assertThat(shown(load(pem(EC.certificatePem(), sec1)))).isEqualTo(EC.certificate);
    }

    @Test
    void certificatesMayBePrecededByText() throws Exception {
        var text = "subject=CN = localhost\n" + EC.certificatePem();

        assertThat(shown(load(pem(text, EC.keyPem())))).isEqualTo(EC.certificate);
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        var other = TestKeys.make("other.test", "-keyalg", "EC");

        assertThatThrownBy(() -> load(pem(EC.certificatePem(), other.keyPem())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("does not belong to the certificate of CN=localhost")
                .hasMessageContaining(key.toString());
        assertThatThrownBy(() -> load(pem(EC.certificatePem(), RSA.keyPem())))
                .hasMessageContaining("F6011");
    }

    @Test
    void refusesAChainInTheWrongOrder() {
        assertThatThrownBy(() -> load(pem(EC.certificatePem() + RSA.certificatePem(), EC.keyPem())))
                .hasMessageContaining("followed by one that did not sign it, of CN=rsa.test");
    }

    @ParameterizedTest(name = "{0}, {1} days")
    @CsvSource({"-10d, 5, expired at", "+10d, 5, is not valid before"})
    void refusesACertificateThatIsNotInForce(String start, String days, String message)
            throws Exception {
        var made =
                TestKeys.make("old.test", "-keyalg", "EC", "-startdate", start, "-validity", days);

        assertThatThrownBy(() -> load(pem(made.certificatePem(), made.keyPem())))
                .hasMessageContaining("the certificate of CN=old.test " + message);
        assertThatThrownBy(() -> load(new KeyFiles.Store(made.store, TestKeys.PASSWORD, null)))
                .hasMessageContaining(message);
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> load(new KeyFiles.Pem(certificate, key, null)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("F6011  there is no such file")
                .hasMessageContaining(certificate.toString());
    }

    @Test
    void saysWhenTheStoresPasswordIsWrong() {
        assertThatThrownBy(() -> load(new KeyFiles.Store(EC.store, "wrong", null)))
                .hasMessageContaining("the key store's password is wrong")
                .hasMessageContaining("ssl.keyStore.password");
    }

    @Test
    void saysWhatAFileIsNot() {
        assertThatThrownBy(() -> load(pem("nothing", EC.keyPem())))
                .hasMessageContaining("there is no certificate in the file");
        assertThatThrownBy(() -> load(pem(EC.certificatePem(), "nothing")))
                .hasMessageContaining("no block BEGIN PRIVATE KEY");
        assertThatThrownBy(() -> load(new KeyFiles.Store(certificate, "", null)))
                .hasMessageContaining("the key store cannot be read");
    }

    @Test
    void noTextHoldsAPassword() {
        var store = new KeyFiles.Store(EC.store, "geheim", null);

        assertThat(store.toString()).doesNotContain("geheim");
        assertThat(new KeyFiles.Pem(certificate, key, "geheim").toString())
                .doesNotContain("geheim");
        assertThatThrownBy(() -> load(store)).message().doesNotContain("geheim");
    }

    @Test
    void noticesARenewedCertificate() throws Exception {
        var keys = load(pem(EC.certificatePem(), EC.keyPem()));

        assertThat(keys.refresh()).isEqualTo(Found.UNCHANGED);
        pem(RSA.certificatePem(), RSA.keyPem());
        assertThat(keys.refresh()).isEqualTo(Found.RENEWED);
        assertThat(keys.refresh()).isEqualTo(Found.UNCHANGED);
        assertThat(shown(keys)).isEqualTo(RSA.certificate);
    }

    @Test
    void waitsForTheOtherHalfOfAPair() throws Exception {
        var keys = load(pem(EC.certificatePem(), EC.keyPem()));

        Files.writeString(certificate, RSA.certificatePem());
        assertThat(keys.refresh()).isEqualTo(Found.UNUSABLE);
        assertThat(shown(keys)).isEqualTo(EC.certificate);
        Files.writeString(key, RSA.keyPem());
        assertThat(keys.refresh()).isEqualTo(Found.RENEWED);
        assertThat(shown(keys)).isEqualTo(RSA.certificate);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheLastGoodPairAndTellsOnceThatTheNewOneIsBroken(boolean deleted) throws Exception {
        var keys = load(pem(EC.certificatePem(), EC.keyPem()));

        if (deleted) {
            Files.delete(certificate);
        } else {
            Files.writeString(certificate, "broken");
        }
        assertThat(keys.refresh()).isEqualTo(Found.UNUSABLE);
        assertThat(keys.refresh()).isEqualTo(Found.REFUSED);
        assertThat(keys.refresh()).isEqualTo(Found.UNCHANGED);
        assertThat(keys.refresh()).isEqualTo(Found.UNCHANGED);
        assertThat(shown(keys)).isEqualTo(EC.certificate);

        pem(RSA.certificatePem(), RSA.keyPem());
        assertThat(keys.refresh()).isEqualTo(Found.RENEWED);
    }

    @Test
    void countsTheSecondsThatAreLeft() throws Exception {
        var files = pem(EC.certificatePem(), EC.keyPem());
        var expiry = EC.certificate.getNotAfter().toInstant();
        var clock = Clock.fixed(expiry.minusSeconds(60), ZoneOffset.UTC);

        assertThat(LiveKeys.load(files, clock).secondsLeft()).isEqualTo(60.0);
        assertThat(LiveKeys.load(files, Clock.offset(clock, Duration.ofSeconds(-5))).secondsLeft())
                .isEqualTo(65.0);
    }

    /** What PKCS8 wraps: its last element, after version and kind. */
    private static byte[] inner(PrivateKey key) {
        var der = key.getEncoded();
        var outer = contentAt(der, 0);
        var version = contentAt(der, outer);
        var kind = version + der[version - 1];
        var octets = contentAt(der, kind) + der[contentAt(der, kind) - 1];
        return Arrays.copyOfRange(der, contentAt(der, octets), der.length);
    }

    private static int contentAt(byte[] der, int element) {
        var length = der[element + 1] & 0xFF;
        return element + 2 + (length < 0x80 ? 0 : length & 0x7F);
    }
}
