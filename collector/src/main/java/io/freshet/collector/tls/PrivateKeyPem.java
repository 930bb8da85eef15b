package io.freshet.collector.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A private key as PEM: PKCS8 (RFC 5958), plain or encrypted, and the forms that OpenSSL used
 * before, PKCS1 for RSA (RFC 8017) and SEC1 for elliptic curves (RFC 5915).
 */
final class PrivateKeyPem {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ((?:RSA |EC |ENCRYPTED |)PRIVATE KEY)-----(.+?)-----END \\1-----",
                    Pattern.DOTALL);
    private static final String PBES2 = "1.2.840.113549.1.5.13";
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PrivateKeyPem() {}

    /**
     * Reads the first private key of a text.
     *
     * @param of the public key that it belongs to, which tells its kind
     * @throws GeneralSecurityException saying what is wrong in words for its owner
     */
    static PrivateKey parse(String text, @Nullable String password, PublicKey of)
            throws GeneralSecurityException {
        var block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new GeneralSecurityException(
                    text.contains("PRIVATE KEY-----")
                            ? "no readable block BEGIN PRIVATE KEY"
                            : "no block BEGIN PRIVATE KEY");
        }
        if (block.group(2).contains("Proc-Type")) {
            throw new GeneralSecurityException("encrypted in an old form; openssl pkcs8 converts");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException noBase64) {
            throw new GeneralSecurityException("no Base64", noBase64);
        }
        var factory = KeyFactory.getInstance(of.getAlgorithm());
        var spec =
                switch (block.group(1)) {
                    case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(der);
                    case "ENCRYPTED PRIVATE KEY" -> decrypted(der, password);
                    default -> new PKCS8EncodedKeySpec(wrapped(der, of));
                };
        return factory.generatePrivate(spec);
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, @Nullable String password)
            throws GeneralSecurityException {
        if (password == null) {
            throw new GeneralSecurityException("encrypted, and ssl.privateKeyPassword is not set");
        }
        try {
            var encrypted = new EncryptedPrivateKeyInfo(der);
            var parameters = encrypted.getAlgParameters();
            var algorithm =
                    parameters != null && encrypted.getAlgName().matches("PBES2|" + PBES2)
                            ? parameters.toString()
                            : encrypted.getAlgName();
            var secret =
                    SecretKeyFactory.getInstance(algorithm)
                            .generateSecret(new PBEKeySpec(password.toCharArray()));
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
            return encrypted.getKeySpec(cipher);
        } catch (IOException noPkcs8) {
            throw new GeneralSecurityException("no encrypted PKCS8", noPkcs8);
        } catch (GeneralSecurityException wrongPassword) {
            throw new GeneralSecurityException("ssl.privateKeyPassword is wrong", wrongPassword);
        }
    }

    /** The older forms are what PKCS8 wraps, next to the kind of key, which the other half has. */
    private static byte[] wrapped(byte[] key, PublicKey of) {
        return element(SEQUENCE, VERSION_0, kind(of), element(OCTET_STRING, key));
    }

    /** The AlgorithmIdentifier: the first element inside a public key's outermost sequence. */
    private static byte[] kind(PublicKey key) {
        var der = ByteBuffer.wrap(key.getEncoded());
        der.get();
        length(der);
        var start = der.position();
        der.get();
        var length = length(der);
        return Arrays.copyOfRange(der.array(), start, der.position() + length);
    }

    private static int length(ByteBuffer der) {
        var first = der.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        var length = 0;
        for (var i = 0; i < (first & 0x7F); i++) {
            length = (length << 8) | (der.get() & 0xFF);
        }
        return length;
    }

    private static byte[] element(byte tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() >= 0x80) {
            var bytes = content.size() < 0x100 ? 1 : 2;
            element.write(0x80 | bytes);
            if (bytes == 2) {
                element.write(content.size() >> 8);
            }
        }
        element.write(content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
