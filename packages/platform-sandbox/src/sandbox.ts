import type { Server } from "node:http";
import { createAccess } from "./api/access.ts";
import { dataBatchEndpoints } from "./api/data-batch-endpoints.ts";
import { dataReadEndpoints } from "./api/data-read-endpoints.ts";
import { dataWriteEndpoints } from "./api/data-write-endpoints.ts";
import { RATES } from "./api/endpoint.ts";
import { fileEndpoints } from "./api/file-endpoints.ts";
import { formEndpoints } from "./api/form-endpoints.ts";
import { createGateway } from "./api/gateway.ts";
import { createRateLimits } from "./api/rate-limits.ts";
import { completeClock, type SandboxClock } from "./clock.ts";
import { createLookups } from "./control/lookups.ts";
import { recordRoutes } from "./control/record-routes.ts";
import { setupRoutes } from "./control/setup-routes.ts";
import { weatherRoutes } from "./control/weather-routes.ts";
import { webhookRoutes } from "./control/webhook-routes.ts";
import { createFaults } from "./faults.ts";
import { closeServer, listenOn } from "./http/listening.ts";
import { createSandboxServer } from "./http/server.ts";
import { readUpload } from "./http/upload.ts";
import { pageRoutes } from "./pages/page-routes.ts";
import { CONNECTIONS_PER_WEBHOOK, createDispatcher } from "./push/dispatcher.ts";
import { createPayloads } from "./push/payload.ts";
import { createPushes } from "./push/pushes.ts";
import { createSender } from "./push/sender.ts";
import { createPersonDesk } from "./records/person-desk.ts";
import { createPresenter } from "./records/present.ts";
import { createRecordWriter } from "./records/writer.ts";
import { openStorage } from "./storage/storage.ts";

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** Where the data is kept; in memory when absent. */
  readonly dataDir?: string | undefined;
  /** One key for all apps; each app gets its own when absent. */
  readonly apiKey?: string | undefined;
  /** Waits before each retry of a push, ms. */
  readonly retryMs?: readonly number[] | undefined;
  readonly clock?: SandboxClock | undefined;
  /** Seed of chance in faults. */
  readonly seed?: number | undefined;
}

/** A running platform. */
export interface Sandbox {
  /** Starts serving; `url` is the API's base (ends in `/api`), `origin` the same without it. Port 0 takes a free one. */
  listen(where: {
    readonly port: number;
    readonly host?: string;
  }): Promise<{ readonly url: string; readonly origin: string }>;
  /** Resolves when no push is waiting or under way, retries included. */
  idle(): Promise<void>;
  /** Stops at once; pushes not yet delivered stay in the data directory. */
  close(): Promise<void>;
}

/** Waits of the five retries of a push, ms. */
export const RETRY_MS: readonly number[] = [1000, 2000, 4000, 8000, 16_000];

/** Makes the platform on localhost: the Open API, pushes, a control API and pages for people. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = completeClock(options.clock);
  let [origin, isOpen] = ["", true];
  const storage = openStorage({ ...options, clock, origin: () => origin });
  const { company, files, nextId, webhooks, deliveries } = storage;
  const faults = createFaults(options.seed ?? 1);
  const limits = createRateLimits(clock);
  const presenter = createPresenter({ company, fileEntity: (key) => files.entity(key) });
  const sender = createSender(clock, CONNECTIONS_PER_WEBHOOK);
  const dispatcher = createDispatcher({
    deliveries,
    webhooks,
    sender,
    faults,
    clock,
    retryMs: options.retryMs ?? RETRY_MS,
  });
  const parts = {
    ...{ ...storage, clock, faults, limits, presenter, sender, dispatcher },
    ...{
      access: createAccess(storage),
      lookups: createLookups(storage),
      writer: createRecordWriter({ ...storage, clock }),
    },
    ...{ origin: () => origin, isOpen: () => isOpen, payloads: createPayloads(presenter) },
  };
  const pushes = createPushes(parts);
  const desk = createPersonDesk({ ...parts, pushes });
  const endpoints = [
    ...formEndpoints(parts),
    ...dataReadEndpoints(parts),
    ...dataWriteEndpoints(parts),
    ...dataBatchEndpoints(parts),
    ...fileEndpoints(parts),
  ];
  const server: Server = createSandboxServer({
    api: createGateway({ ...parts, endpoints }),
    upload: async (type, body) => {
      limits.admit("upload", RATES.file);
      return { key: files.store(await readUpload(type, body)) };
    },
    control: [
      ...setupRoutes({ ...parts, pushes }),
      ...recordRoutes({ ...parts, desk }),
      ...webhookRoutes({ ...parts, pushes, nextId }),
      ...weatherRoutes({ ...parts, endpoints: [...endpoints.map(({ path }) => path), "push"] }),
    ],
    pages: pageRoutes(parts),
    clock,
  });
  return {
    async listen({ port, host = "127.0.0.1" }) {
      origin = await listenOn(server, port, host);
      pushes.resume();
      return { url: `${origin}/api`, origin };
    },
    idle: () => dispatcher.idle(),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      await Promise.all([closeServer(server), dispatcher.stop()]);
      storage.close();
    },
  };
}
