import type { Server } from "node:http";
import { type Assembly, assemble } from "./assembly.ts";
import { apiEndpoints } from "./api/endpoints.ts";
import { createGateway } from "./api/gateway.ts";
import { createUploads } from "./api/uploads.ts";
import { hookRoutes } from "./assistant/hook-routes.ts";
import { completeClock, type SandboxClock } from "./clock.ts";
import { controlRoutes } from "./control/control-routes.ts";
import { closeServer, listenOn } from "./http/listening.ts";
import { createSandboxServer } from "./http/server.ts";
import { pageRoutes } from "./pages/page-routes.ts";

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
  /** Resolves when no push is waiting or under way, retries included, and no assistant has anything left to do. */
  idle(): Promise<void>;
  /** Stops at once; pushes not yet delivered stay in the data directory. */
  close(): Promise<void>;
}

/** Waits of the five retries of a push, ms. */
export const RETRY_MS: readonly number[] = [1000, 2000, 4000, 8000, 16_000];

/** Makes the platform on localhost: the Open API, pushes, a control API and pages for people. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  let [origin, isOpen] = ["", true];
  const parts = assemble({
    ...{ dataDir: options.dataDir, apiKey: options.apiKey, retryMs: options.retryMs ?? RETRY_MS },
    ...{ clock: completeClock(options.clock), seed: options.seed ?? 1, origin: () => origin, isOpen: () => isOpen },
  });
  const server = serverOf(parts);
  return {
    async listen({ port, host = "127.0.0.1" }) {
      origin = await listenOn(server, port, host);
      parts.pushes.resume();
      parts.reminders.resume();
      parts.runner.resume();
      return { url: `${origin}/api`, origin };
    },
    async idle() {
      do {
        await parts.runner.idle();
        await parts.dispatcher.idle();
      } while (!parts.runner.isIdle());
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      parts.reminders.stop();
      await Promise.all([closeServer(server), parts.dispatcher.stop(), parts.runner.stop()]);
      parts.close();
    },
  };
}

function serverOf(parts: Assembly): Server {
  const endpoints = apiEndpoints(parts);
  return createSandboxServer({
    api: createGateway({ ...parts, endpoints }),
    upload: createUploads(parts),
    control: controlRoutes(
      parts,
      endpoints.map(({ path }) => path),
    ),
    hooks: hookRoutes(parts),
    pages: pageRoutes(parts),
    clock: parts.clock,
  });
}
