package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Two ways make the image, and it is the same image. */
class JibConfigurationTest {

    private static final String CONTAINER = "/project/build/pluginManagement//container";

    private final Dockerfile dockerfile = Dockerfile.read();
    private final Document pom = pom();

    @Test
    void buildsOnTheSameBase() {
        assertThat(texts("/project/properties/image.base"))
                .containsExactly(dockerfile.baseImages().get(1));
        assertThat(texts("/project/profiles//from/image")).containsOnly("${image.base}");
    }

    @Test
    void pushesBothArchitectures() {
        assertThat(texts("/project/profiles/profile[id='image-push']//architecture"))
                .containsExactly("amd64", "arm64");
    }

    @Test
    void startsAsTheSameUserInTheSamePlace() {
        assertThat(texts(CONTAINER + "/user")).isEqualTo(dockerfile.of("USER"));
        assertThat(texts(CONTAINER + "/workingDirectory"))
                .isEqualTo(dockerfile.of("WORKDIR").subList(1, 2));
        assertThat(texts(CONTAINER + "/volumes/volume")).isEqualTo(dockerfile.of("VOLUME"));
        assertThat(texts(CONTAINER + "/ports/port"))
                .isEqualTo(List.of(dockerfile.of("EXPOSE").get(0).split(" ")));
    }

    @Test
    void startsTheSameCommandWithTheSameVariables() {
        assertThat(texts(CONTAINER + "/entrypoint/arg"))
                .containsExactly("/opt/freshet/bin/freshet");
        assertThat(dockerfile.of("CMD")).containsExactly("[\"--help\"]");
        assertThat(texts(CONTAINER + "/args/arg")).containsExactly("--help");

        var variables = children(CONTAINER + "/environment");
        assertThat(variables.get("PATH"))
                .startsWith(dockerfile.environment().get("PATH").replace("$PATH", ""));
        assertThat(variables.keySet()).isEqualTo(dockerfile.environment().keySet());
        assertThat(variables)
                .containsEntry(
                        "FRESHET_JAVA_OPTS", dockerfile.environment().get("FRESHET_JAVA_OPTS"));
    }

    @Test
    void isLabelledTheSame() {
        var expected = new TreeMap<String, String>();
        dockerfile.labels().forEach((name, value) -> expected.put(name, inMavensWords(value)));

        assertThat(children(CONTAINER + "/labels")).isEqualTo(expected);
    }

    private static String inMavensWords(String value) {
        return switch (value) {
            case "$VERSION" -> "${project.version}";
            case "$COMMIT" -> "${freshet.commit}";
            default ->
                    value.equals(Repository.property("project.home")) ? "${project.home}" : value;
        };
    }

    private Map<String, String> children(String path) {
        var nodes = nodes(path + "/*");
        var found = new TreeMap<String, String>();
        for (var i = 0; i < nodes.getLength(); i++) {
            found.put(nodes.item(i).getNodeName(), nodes.item(i).getTextContent());
        }
        return found;
    }

    private List<String> texts(String path) {
        var nodes = nodes(path);
        var found = new ArrayList<String>();
        for (var i = 0; i < nodes.getLength(); i++) {
            found.add(nodes.item(i).getTextContent());
        }
        return found;
    }

    private NodeList nodes(String path) {
        try {
            var xpath = XPathFactory.newInstance().newXPath();
            return (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
        } catch (javax.xml.xpath.XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static Document pom() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Repository.path("image/pom.xml").toFile());
        } catch (Exception e) {
            throw new IllegalStateException("image/pom.xml cannot be read", e);
        }
    }
}
