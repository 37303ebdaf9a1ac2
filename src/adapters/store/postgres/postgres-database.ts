import type { Pool } from "pg";
import { type Program, together } from "../sql/program.ts";
import type { Scope, SqlDatabase } from "../sql/sql-database.ts";
import { storeClosed } from "../store-closed.ts";
import { createGatheredWork, type GatheredWork } from "./gathered-work.ts";
import { tellingFailures } from "./postgres-failure.ts";
import { inTransaction } from "./postgres-transaction.ts";
import { createOneByOne } from "./one-by-one.ts";

/** A program that waits for its turn in a shared transaction. */
interface Waiting {
  /** Made when its turn comes, and again where the transaction it was in failed. */
  makeProgram(): Program<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** More of them would make answers wait for one large flush. */
const LARGEST_BATCH = 500;
/** While one flush is on its way to the disk, the next one is filled. */
const FLUSHES = 2;

const WRITE = { begin: "begin", isAlone: true };
const READ = { begin: "begin isolation level repeatable read read only", isAlone: false };

/** Programs on PostgreSQL. Of one installation writes come one after the other, of several side by side. */
export function createPostgresDatabase(pool: Pool): SqlDatabase {
  const lines = new Map<string, GatheredWork<Waiting>>();
  const appends = createGatheredWork<Waiting>({
    run: (batch) => appendAll(pool, batch),
    ...{ side_by_side: FLUSHES, largest_batch: LARGEST_BATCH },
  });
  const running = new Set<Promise<unknown>>();
  const oneByOne = createOneByOne();
  let isClosed = false;

  function track<T>(work: () => Promise<T>): Promise<T> {
    if (isClosed) return Promise.reject(storeClosed());
    const done = tellingFailures(work).finally(() => running.delete(done));
    running.add(done);
    return done;
  }

  function gathered<T>(line: GatheredWork<Waiting>, makeProgram: () => Program<T>): Promise<T> {
    return track(
      () =>
        new Promise<T>((resolve, reject) => {
          // The result of its own program.
          line.add({ makeProgram, resolve: (result) => resolve(result as T), reject });
        }),
    );
  }

  /** They would wait for each other in the database as well, each with a connection that others need meanwhile. */
  function alone<T>(scope: Scope, program: Program<T>): Promise<T> {
    return oneByOne.take(nameOf(scope), () => inTransaction(pool, { ...WRITE, scope }, program));
  }

  function lineOf(scope: Scope): GatheredWork<Waiting> {
    const key = nameOf(scope);
    const known = lines.get(key);
    if (known !== undefined) return known;
    const made = createGatheredWork<Waiting>({
      run: (batch) => settle(batch, () => alone(scope, inOrder(batch))),
      ...{ side_by_side: 1, largest_batch: LARGEST_BATCH },
    });
    lines.set(key, made);
    return made;
  }

  return {
    write: (scope, program) => track(() => alone(scope, program)),
    writeShared: (scope, program) => gathered(lineOf(scope), () => program),
    append: (makeProgram) => gathered(appends, makeProgram),
    read: (scope, program) => track(() => inTransaction(pool, { ...READ, scope }, program)),
    tidy: () => track(() => asked(pool, "analyze")),
    ping: () => track(() => asked(pool, "select 1")),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await Promise.allSettled(running);
      await pool.end();
    },
  };
}

async function asked(pool: Pool, text: string): Promise<void> {
  await pool.query(text);
}

function nameOf(scope: Scope): string {
  return scope === "server" ? scope : JSON.stringify([...new Set(scope.installations)].sort());
}

/** Programs of one scope in one transaction, in order; where it fails, nobody's work is kept. */
function* inOrder(batch: readonly Waiting[]): Program<readonly unknown[]> {
  const results: unknown[] = [];
  for (const { makeProgram } of batch) results.push(yield* makeProgram());
  return results;
}

/** New rows of all scopes travel together; where they cannot be kept together, each is tried by itself. */
async function appendAll(pool: Pool, batch: readonly Waiting[]): Promise<void> {
  const kind = { begin: "begin", scope: "server", isAlone: false } as const;
  const keep = (programs: readonly Waiting[]) =>
    inTransaction(pool, kind, together(programs.map(({ makeProgram }) => makeProgram())));
  try {
    const results = await keep(batch);
    batch.forEach(({ resolve }, index) => resolve(results[index]));
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await settle([one], () => keep([one]));
  }
}

async function settle(batch: readonly Waiting[], work: () => Promise<readonly unknown[]>): Promise<void> {
  try {
    const results = await work();
    batch.forEach(({ resolve }, index) => resolve(results[index]));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
