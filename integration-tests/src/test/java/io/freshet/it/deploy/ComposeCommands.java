package io.freshet.it.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code docker-compose.yml} starts our image with. */
public final class ComposeCommands {

    private ComposeCommands() {}

    /** The arguments of each service that runs our image, by the service's name. */
    public static Map<String, List<String>> ofOurImage() {
        var commands = new TreeMap<String, List<String>>();
        for (var name : ComposeFileTest.services()) {
            var service = ComposeFileTest.service(name);
            if (service.at("image").text().equals("freshet:" + Repository.version())) {
                commands.put(name, service.at("command").texts());
            }
        }
        return commands;
    }
}
