import { afterEach, describe, expect, it } from "@jest/globals";
import { Client } from "pg";
import { type OwnPostgresServer, startOwnPostgresServer } from "../support/a-postgres-server.ts";

let server: OwnPostgresServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("a PostgreSQL that is taken away", () => {
  it("still has its data after a restart, under the same address", async () => {
    server = await startOwnPostgresServer();
    await ask(server.url, "create table kept (word text)");
    await ask(server.url, "insert into kept values ('yes')");
    await server.restart(100);
    expect(await ask(server.url, "select word from kept")).toEqual([{ word: "yes" }]);
  }, 60_000);
});
