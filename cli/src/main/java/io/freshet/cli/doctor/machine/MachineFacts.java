package io.freshet.cli.doctor.machine;

import io.freshet.cli.setup.SetUp;
import java.util.List;

/**
 * The machine that components run on, or will run on.
 *
 * @param setUp all components
 * @param ports those that they want
 * @param folders those that they write to
 * @param openFiles how many files a process may have open; 0 where nobody can say
 */
record MachineFacts(SetUp setUp, List<PortFacts> ports, List<FolderFacts> folders, long openFiles) {

    MachineFacts {
        ports = List.copyOf(ports);
        folders = List.copyOf(folders);
    }
}
