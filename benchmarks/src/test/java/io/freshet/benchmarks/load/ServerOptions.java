package io.freshet.benchmarks.load;

import java.nio.file.Path;
import java.util.List;

/**
 * What all servers are started with.
 *
 * @param folder for their files
 * @param jvm options of the virtual machine
 * @param brokers where records go
 * @param settings further lines for the collector's configuration
 */
record ServerOptions(Path folder, List<String> jvm, String brokers, String settings) {}
