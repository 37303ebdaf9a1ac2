import { Pool } from "pg";
import { STORE_SCHEMA } from "../../src/adapters/store/postgres/open-postgres.ts";

/** Looks at the tables beside the program, as its owner. */
export interface ClusterDatabase {
  /** Rows that a statement finds, seen as the installation, or `*` for all of them. */
  rows(text: string, values?: readonly unknown[], as?: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** Opens a few connections; one that breaks is replaced. */
export function openClusterDatabase(database_url: string): ClusterDatabase {
  const pool = new Pool({ connectionString: database_url, max: 2, options: `-c search_path=${STORE_SCHEMA}` });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return {
    rows: async (text, values = [], as = "*") => {
      const client = await pool.connect();
      try {
        await client.query("select set_config('stockguard.installation', $1, false)", [as]);
        const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
        client.release();
        return rows;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
