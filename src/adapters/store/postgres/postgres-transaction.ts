import type { Pool, PoolClient } from "pg";
import type { Program } from "../sql/program.ts";
import type { Scope } from "../sql/sql-database.ts";
import { runProgram } from "./run-program.ts";

/** How a transaction is opened. */
export interface TransactionKind {
  readonly begin: string;
  readonly scope: Scope;
  /** Whether no other transaction of the scope that asks for the same may run beside it. */
  readonly isAlone: boolean;
}

const SEE = { name: "sg_see", text: "select set_config('stockguard.installation', $1, true)" };
const LOCK = { name: "sg_lock", text: "select pg_advisory_xact_lock(hashtextextended($1, 7420119))" };
/** Sees all installations' rows; no installation is called so. */
const ALL = "*";

/** Runs a program in a transaction of its own: all or nothing. */
export async function inTransaction<T>(pool: Pool, kind: TransactionKind, program: Program<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await runProgram(client, program, open(client, kind));
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    await undo(client);
    throw error;
  }
}

/** Sent ahead of the program's first statements, without waiting. Locks are taken in one order, so that none wait in a ring. */
function open(client: PoolClient, { begin, scope, isAlone }: TransactionKind): readonly Promise<unknown>[] {
  const installations = scope === "server" ? [ALL] : [...new Set(scope.installations)].sort();
  const [only = ALL, ...others] = installations;
  return [
    client.query(begin),
    client.query({ ...SEE, values: [others.length === 0 ? only : ALL] }),
    ...(isAlone ? installations.map((locked) => client.query({ ...LOCK, values: [locked] })) : []),
  ];
}

/** A connection that cannot even undo is thrown away. */
async function undo(client: PoolClient): Promise<void> {
  try {
    await client.query("rollback");
    client.release();
  } catch {
    client.release(true);
  }
}
