package io.freshet.it.secure;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The broker's side of AWS_MSK_IAM: takes a signed request to connect and believes it when it has
 * all parts and comes from the tests' access key. Only AWS could check the signature itself.
 */
final class MskSaslServer implements SaslServer {

    static final String MECHANISM = "AWS_MSK_IAM";
    static final String ACCESS_KEY = "AKIAFRESHETTESTS";

    private static final JsonMapper JSON = JsonMapper.shared();

    private boolean complete;

    @Override
    public String getMechanismName() {
        return MECHANISM;
    }

    @Override
    public byte[] evaluateResponse(byte[] response) throws SaslException {
        var request = JSON.readTree(response);
        require(request, "version", "2020_10_22");
        require(request, "action", "kafka-cluster:Connect");
        require(request, "host", "localhost");
        require(request, "x-amz-algorithm", "AWS4-HMAC-SHA256");
        require(request, "x-amz-credential", ACCESS_KEY + "/");
        require(request, "x-amz-signature", "");
        complete = true;
        return "{\"version\":\"2020_10_22\",\"request-id\":\"test\"}"
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void require(JsonNode request, String key, String begin) throws SaslException {
        var value = request.path(key).asString("");
        if (value.isEmpty() || !value.startsWith(begin)) {
            throw new SaslException(key + " is " + value);
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public String getAuthorizationID() {
        return ACCESS_KEY;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException("no security layer");
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException("no security layer");
    }

    @Override
    public @Nullable Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public void dispose() {}
}
