package io.freshet.collector.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With what OpenSSL 3.0 writes; the key was made for this test and opens nothing. */
class PrivateKeyPemTest {

    private static final String PUBLIC =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENwm670dHUGrEyoC+serpnIjmZmb1"
                    + "NEg2iskpv0t1SCo6NDnf7bg5LQ7+EWD8s0pig5GHCQ9Cle1K0BHeYoUZIQ==";

    /** {@code openssl ecparam -name prime256v1 -genkey}. */
    private static final String SEC1 =
            """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIEc4EDZWoVv5s6gtmVXrbFHsGBoUhUjvHrBhzpgsuGzDoAoGCCqGSM49
            AwEHoUQDQgAENwm670dHUGrEyoC+serpnIjmZmb1NEg2iskpv0t1SCo6NDnf7bg5
            LQ7+EWD8s0pig5GHCQ9Cle1K0BHeYoUZIQ==
            -----END EC PRIVATE KEY-----
            """;

    /** {@code openssl pkcs8 -topk8}. */
    private static final String ENCRYPTED =
            """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj/xgpoXSdteQICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEMJc3D9c7q1FYQNoyKIQNUMEgZBg
            RQS+w85owanstsXFuuLNHQcweH9J3R+QnrIUCVzvUKNFG74SvMZX6A5tvYb77IYD
            3rCJM5KvIYUARrjcuSzMJGG+zalR7pLbV7hS5BEu0A1qn7VEk1JJOOs+Hy9fUMWI
            jqaabjk+h4oG5+XFjIg14rXUI1rIMFcbce4/Db3FUf+n3S+tgHj1aZ+CEwHC2H8=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    /** {@code openssl pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1}. */
    private static final String ENCRYPTED_WITH_SHA1 =
            """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHeMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAgrZxnsC0SB4QICCAAw
            HQYJYIZIAWUDBAECBBBK+BsD9LhGnnKkEQX0rRyiBIGQeNjyr5w8U3R5giUo+oiQ
            pXGDBo2OgHpJlCrphF+xBALqBjCOqMOlwJrFYn/TTBqXPy4AziZvDf8TjTr2vAnc
            PYjTa/+gabdUB9TWuGssWtSRiap6/b7kTvQU2dF837qN1E7Efbu0yu0yXMHXdOWC
            eNebumqbJitFRZFvqZrlEbme/S3v2vix7ypa3q5AhLJA
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    private static PublicKey publicKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(PUBLIC)));
    }

    @ParameterizedTest
    @ValueSource(strings = {SEC1, ENCRYPTED, ENCRYPTED_WITH_SHA1})
    void readsTheSameKeyFromAllForms(String pem) throws Exception {
        var sample = "sample".getBytes(StandardCharsets.UTF_8);
        var signature = Signature.getInstance("SHA256withECDSA");

        signature.initSign(PrivateKeyPem.parse(pem, "secret", publicKey()));
        signature.update(sample);
        var signed = signature.sign();

        signature.initVerify(publicKey());
        signature.update(sample);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void saysThatThePasswordIsWrongOrMissing() {
        assertThatThrownBy(() -> PrivateKeyPem.parse(ENCRYPTED, "geheim", publicKey()))
                .hasMessage("ssl.privateKeyPassword is wrong");
        assertThatThrownBy(() -> PrivateKeyPem.parse(ENCRYPTED, null, publicKey()))
                .hasMessageContaining("ssl.privateKeyPassword is not set");
    }

    @Test
    void saysHowToConvertTheOldEncryption() {
        var old =
                "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A\n\nAAAA\n"
                        + "-----END EC PRIVATE KEY-----\n";

        assertThatThrownBy(() -> PrivateKeyPem.parse(old, "secret", publicKey()))
                .hasMessageContaining("openssl pkcs8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n"
            })
    void whatIsNoKeyIsRefusedInOrder(String pem) {
        assertThatThrownBy(() -> PrivateKeyPem.parse(pem, "secret", publicKey()))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
