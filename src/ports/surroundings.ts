/** How the platform was reached. Times in ms. */
export interface Reach {
  /** The platform's own time by its answer's Date header (whole seconds); null where it named none. */
  readonly platform_time: number | null;
  /** When the question was sent and the answer came, by this machine's clock. */
  readonly asked_at: number;
  readonly answered_at: number;
}

/** How a store is. Sizes in bytes. */
export interface StoreHealth {
  readonly kind: "sqlite" | "postgres";
  /** What an integrity check found wrong; empty where all is well. */
  readonly faults: readonly string[];
  readonly size: number;
  /** True where the database's user is bound by no row security, which keeps installations apart. */
  readonly is_unbound: boolean;
}

/** What surrounds the add-on: the way to the platform, the store's files, the disk. For an examination only. */
export interface Surroundings {
  /** Rejects where the platform's host cannot be reached at all; any answer counts. */
  reach(): Promise<Reach>;
  storeHealth(): Promise<StoreHealth>;
  /** Bytes free where the data lies. */
  diskFree(): Promise<number>;
  /** Calls started in the last second over all processes; null where only each process knows its own. */
  callsLastSecond(): Promise<number | null>;
}
