package io.freshet.enricher.asset;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where an asset is.
 *
 * @param uri as configured; may hold credentials, which {@link #toString} leaves out
 */
record AssetAddress(URI uri) {

    /** Lower case; {@code file} for a plain path. */
    String scheme() {
        var scheme = uri.getScheme();
        return scheme == null ? "file" : scheme.toLowerCase(Locale.ROOT);
    }

    /** The file on this machine. */
    Path path() {
        try {
            return Path.of(uri.isOpaque() ? uri.getSchemeSpecificPart() : uri.getPath());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(this + " is no path: " + e.getMessage(), e);
        }
    }

    /** The last part of the path: the asset's name in metrics and logs. */
    String fileName() {
        var path = uri.getPath() == null ? uri.getSchemeSpecificPart() : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Fit to be shown: without user, password, query and fragment. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (uri.getScheme() != null) {
            text.append(uri.getScheme()).append(':');
        }
        if (uri.isOpaque()) {
            return text.append(uri.getSchemeSpecificPart().replaceFirst("\\?.*", "")).toString();
        }
        if (uri.getRawAuthority() != null) {
            text.append("//").append(uri.getRawAuthority().replaceFirst("^.*@", ""));
        }
        return text.append(uri.getPath()).toString();
    }
}
