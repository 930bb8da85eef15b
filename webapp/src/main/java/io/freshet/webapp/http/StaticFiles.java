package io.freshet.webapp.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The built pages, from the class path: the demo site at the root, the dashboard below it. */
final class StaticFiles {

    private static final String DASHBOARD = "/dashboard/";

    /** Nothing that could climb out of the folder: plain names between single slashes. */
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "json", "application/json; charset=utf-8",
                    "woff2", "font/woff2",
                    "woff", "font/woff");

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

    /**
     * The file at a URL path, {@code /} being the home page; empty where there is none. What the
     * dashboard shows stands in its path, so each path below it that is no file is its one page.
     */
    static Optional<File> at(String path) throws IOException {
        if (path.startsWith(DASHBOARD) && !path.startsWith(DASHBOARD + "assets/")) {
            var file = file(path);
            return file.isPresent() ? file : file(DASHBOARD + "index.html");
        }
        return file(path.equals("/") ? "/index.html" : path);
    }

    private static Optional<File> file(String name) throws IOException {
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
