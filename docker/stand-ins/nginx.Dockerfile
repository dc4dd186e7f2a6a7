# Stands in for the published nginx image where no registry can be reached.
FROM compiler-site/base:trixie
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
CMD ["nginx", "-g", "daemon off;"]
