# One image for every component; the first argument chooses it:
#   docker run freshet:0.1.0-SNAPSHOT collector --config /etc/freshet/collector.hocon
# Both architectures, straight to a registry:
#   docker buildx build --platform linux/amd64,linux/arm64 --tag registry.example.com/freshet:1.0.0 --push .
# Without a container engine: the module `image`. See docs/how-to/build-the-image.md.

# Java is the same everywhere, so it is built once, where the builder runs.
FROM --platform=$BUILDPLATFORM node:20.20.2-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven openjdk-17-jdk-headless \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
ARG COMMIT=unknown
# supply-chain: the list of what is inside, and the licences, as files of the distribution
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q -Dquick -Psupply-chain -Dfreshet.commit="$COMMIT" -pl cli -am package
# Libraries change seldom, so they become a layer of their own.
RUN mkdir -p image/libraries/lib \
    && find cli/target/freshet/lib -name '*.jar' ! -name 'freshet-*.jar' -exec mv {} image/libraries/lib \;

FROM eclipse-temurin:17.0.20_8-jre-noble
ARG COMMIT=unknown
ARG VERSION=0.1.0-SNAPSHOT
LABEL org.opencontainers.image.title="freshet" \
    org.opencontainers.image.description="Behavioural events over plain Kafka, in Snowplow's protocol" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.source="https://github.com/freshet-io/freshet" \
    org.opencontainers.image.version="$VERSION" \
    org.opencontainers.image.revision="$COMMIT"

# The user has a name because the Postgres of `freshet up` asks for it.
RUN groupadd --gid 10001 freshet \
    && useradd --uid 10001 --gid 10001 --home-dir /data --create-home \
        --shell /usr/sbin/nologin freshet
COPY --from=build /src/image/libraries /opt/freshet
COPY --from=build /src/cli/target/freshet /opt/freshet
# Classes as this Java on this architecture wants them: half the processor time of a start.
RUN --mount=type=bind,from=build,source=/src/image,target=/tmp/image \
    /tmp/image/archive-classes /opt/freshet
# Memory follows the container's limit; the rest is for buffers, threads and code.
ENV PATH="/opt/freshet/bin:$PATH" \
    FRESHET_JAVA_OPTS="-XX:MaxRAMPercentage=60"

# Writes nowhere but here and in /tmp, so the root file system can be read-only.
VOLUME /data
WORKDIR /data
USER 10001:10001
# collector, demo site, admin (health and metrics)
EXPOSE 8080 8090 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["wget", "--quiet", "--tries=1", "--output-document=/dev/null", "http://127.0.0.1:8000/ready"]
ENTRYPOINT ["freshet"]
CMD ["--help"]
