package io.freshet.cli.doctor.machine;

import java.nio.file.Path;

/**
 * A folder that a component writes to.
 *
 * @param component whose it is
 * @param folder where it is
 * @param setting the key that names it
 * @param isWritable whether files can be made there, or it can be made itself
 * @param free bytes on its disk that can be had
 * @param wanted bytes that the component may need there
 */
record FolderFacts(
        String component,
        Path folder,
        String setting,
        boolean isWritable,
        long free,
        long wanted) {}
