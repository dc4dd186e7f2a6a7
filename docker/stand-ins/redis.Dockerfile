# Stands in for the published Redis image where no registry can be reached. User 999, as there.
FROM compiler-site/base:trixie
RUN groupadd --system --gid 999 redis && useradd --system --uid 999 --gid 999 redis && \
    apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/*
USER 999:999
CMD ["redis-server"]
