# The site's image: pages, worker and set-up are the same one with another command. In the project's folder:
#   docker build --network host --file docker/site.Dockerfile --tag compiler-site/site .
# The base is what the languages' images are built upon; `--build-arg BASE=debian:trixie-slim` takes the published one.
ARG BASE=compiler-site/base:trixie

FROM ${BASE} AS python
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*

FROM python AS packages
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates python3-venv
COPY docker/site/certificates /usr/local/share/ca-certificates/site
RUN update-ca-certificates
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
WORKDIR /site
COPY requirements.lock ./
RUN python3 -m venv .venv && .venv/bin/pip install --require-hashes --requirement requirements.lock

# Node is needed to put the page together, and nowhere after.
FROM packages AS page
COPY requirements-node.lock package.json package-lock.json ./
RUN .venv/bin/pip install --require-hashes --requirement requirements-node.lock && \
    PATH=/site/.venv/bin:$PATH npm ci --no-audit --no-fund
COPY vite.config.mjs tsconfig.json ./
COPY static static
RUN PATH=/site/.venv/bin:$PATH npm run build

FROM packages AS site
COPY . .
COPY --from=page /site/static/dist static/dist
# Its root is read-only later: what can be compiled is compiled now.
RUN .venv/bin/pip uninstall --quiet --yes pip && \
    DATA_DIR=/tmp/data STATIC_ROOT=/site/collected .venv/bin/python manage.py collectstatic --noinput --verbosity=0 && \
    .venv/bin/python -m compileall -q -x "^\./docker/" . && rm -rf docker/site/certificates

FROM python
# pg_dump and pg_restore, for backups.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
# A tmpfs takes the mode of the folder that it covers, and a worker has its engine's group.
RUN useradd --system --uid 10001 --home-dir /data site && install -d -m 1777 /data
COPY --from=site /site /site
WORKDIR /site
ENV PATH=/site/.venv/bin:$PATH DATA_DIR=/data STATIC_ROOT=/site/collected LOG_FORMAT=json \
    PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
VOLUME /data
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["/site/docker/site/start"]
CMD ["web"]
