package io.freshet.it.rolling;

import io.freshet.collector.CollectorConfig;
import io.freshet.collector.CollectorService;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.EnricherService;
import io.freshet.iglu.IgluSettings;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.PgLoaderService;
import io.freshet.processor.ProcessorConfig;
import io.freshet.processor.ProcessorService;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Service;
import java.nio.file.Path;
import java.util.List;

/**
 * Each component as a service of this process. A stop is what a process does at SIGTERM; what is
 * left out is the start of a JVM.
 */
final class ServiceLauncher implements Launcher {

    @Override
    public Running launch(Stage stage, Path config) {
        var meters = Meters.bare();
        return RunningService.start(
                service(stage, ConfigSource.file(stage.command(), config), meters), meters);
    }

    private static Service service(Stage stage, ConfigSource source, Meters meters) {
        switch (stage) {
            case COLLECTOR -> {
                return new CollectorService(CollectorConfig.load(source).config(), meters);
            }
            case ENRICHER -> {
                var config = EnricherConfig.load(source).config();
                var iglu = EnricherInputs.iglu(null, config.igluSettings());
                return EnricherService.of(config, iglu, null, meters);
            }
            case EVENTS_PROCESSOR -> {
                return new ProcessorService(ProcessorConfig.load(source).config(), meters);
            }
            case LOADER_PG -> {
                var iglu = EnricherInputs.iglu(null, IgluSettings.DEFAULT);
                return new PgLoaderService(
                        source.load(PgLoaderConfig::read).config(), iglu, meters);
            }
            default -> throw new IllegalArgumentException(stage.command());
        }
    }

    /** Starts and stops on threads of its own, so that several can at a time. */
    private record RunningService(Service service, Meters meters, Thread starting, Thread stopping)
            implements Running {

        static RunningService start(Service service, Meters meters) {
            var starting = new Thread(service::start, "start-" + service.name());
            var stopping = new Thread(service::close, "stop-" + service.name());
            starting.start();
            return new RunningService(service, meters, starting, stopping);
        }

        @Override
        public boolean isAlive() {
            return service.health().isLive();
        }

        @Override
        public boolean isReady() {
            return service.health().isReady();
        }

        @Override
        public void tellToStop() {
            if (stopping.getState() == Thread.State.NEW) {
                stopping.start();
            }
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            starting.join();
            stopping.join();
            meters.close();
        }

        @Override
        public List<String> errors() {
            return List.of();
        }

        @Override
        public void close() {
            tellToStop();
            try {
                awaitEnd();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
