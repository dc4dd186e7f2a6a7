# Stands in for the published PostgreSQL image where no registry can be reached: the same variables, volume and user.
FROM compiler-site/base:trixie
RUN groupadd --system --gid 999 postgres && useradd --system --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres && \
    apt-get update && apt-get install -y --no-install-recommends postgresql-17 && \
    # A compiler for queries that run for seconds: most of the image.
    rm -rf /var/lib/apt/lists/* /usr/lib/*/libLLVM* /usr/lib/llvm* /usr/lib/postgresql/17/lib/bitcode && \
    install -d -o postgres -g postgres /var/lib/postgresql/data /run/postgresql
COPY postgres-start /usr/local/bin/
ENV PATH=/usr/lib/postgresql/17/bin:$PATH PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql/data
USER 999:999
STOPSIGNAL SIGINT
ENTRYPOINT ["postgres-start"]
