package io.freshet.webapp.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The built site, from the class path. */
final class StaticFiles {

    /** Nothing that could climb out of the folder: plain names between single slashes. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml");

    private StaticFiles() {}

    /** One file of the site; a class, because a record would compare its bytes by identity. */
    static final class File {

        private final String contentType;
        private final byte[] bytes;

        private File(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes;
        }

        String contentType() {
            return contentType;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** The file at a URL path, {@code /} being the home page; empty where there is none. */
    static Optional<File> at(String path) throws IOException {
        var name = path.equals("/") ? "/index.html" : path;
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !PATH.matcher(name).matches()) {
            return Optional.empty();
        }
        try (var resource = StaticFiles.class.getResourceAsStream("/webapp" + name)) {
            return resource == null
                    ? Optional.empty()
                    : Optional.of(new File(type, resource.readAllBytes()));
        }
    }
}
