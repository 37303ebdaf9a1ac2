import type { Program } from "./program.ts";

/** Whose rows a piece of work touches: those of installations, or things of the whole server. */
export type Scope = { readonly installations: readonly string[] } | "server";

/** The rows of one installation. */
export function of(installation_id: string): Scope {
  return { installations: [installation_id] };
}

/** A database that runs programs. Its failures are AddonErrors that say what to do. */
export interface SqlDatabase {
  /** All or nothing, durable on return. Writes of one installation never run side by side. */
  write<T>(scope: Scope, program: Program<T>): Promise<T>;
  /** As `write`; may share its transaction with what comes meanwhile, where a failure is everyone's. */
  writeShared<T>(scope: Scope, program: Program<T>): Promise<T>;
  /** As `writeShared`, for new rows that depend on nothing kept before and so wait for no other write; made again where
   * others' rows of the same transaction could not be kept. */
  append<T>(makeProgram: () => Program<T>): Promise<T>;
  /** Reads that see the database at one moment. */
  read<T>(scope: Scope, program: Program<T>): Promise<T>;
  tidy(): Promise<void>;
  ping(): Promise<void>;
  /** Ends what is under way, then closes; closing twice is closing once. */
  close(): Promise<void>;
}
