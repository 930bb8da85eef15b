package io.freshet.collector.spool;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that stores numbered records and prints each that it was told is stored. */
final class StoringProcess {

    private StoringProcess() {}

    /**
     * Lets it store and kills it without a farewell while it goes on.
     *
     * @param enough how many records it must have stored before
     * @return what it was told is stored
     */
    static List<String> runAndKill(Path directory, String name, int enough) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                StoringProcess.class.getName(),
                                directory.resolve("spool").toString(),
                                name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var stored = new ArrayList<String>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                stored.add(line);
                if (stored.size() == enough) {
                    process.toHandle().destroyForcibly(); // what it printed can still be read
                }
            }
        }
        process.waitFor();
        // The kill may have cut the last line off.
        return stored.subList(0, Math.max(0, stored.size() - 1));
    }

    public static void main(String[] arguments) throws Exception {
        var settings = SpoolFolder.settings(Path.of(arguments[0]), 1 << 30, 0);
        try (var opened = SpoolDirectory.open(settings)) {
            var spool = opened.spool("good");
            for (var i = 0; ; i++) {
                store(spool, arguments[1] + "-" + i);
            }
        }
    }

    private static void store(Spool spool, String text) {
        spool.offer(
                "key",
                text.getBytes(StandardCharsets.UTF_8),
                new Placement() {
                    @Override
                    public void stored(Position place) {
                        System.out.println(text);
                    }

                    @Override
                    public void refused(Refusal reason) {
                        // Too fast for the disk: the next may fit again.
                        Thread.onSpinWait();
                    }
                });
    }
}
