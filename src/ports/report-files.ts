/** A report that is kept. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: number;
  /** Instant in ms. */
  readonly written_at: number;
}

/** Reports of installations as files. Names are our own (`reportFileName`); any other is as if it were not there. */
export interface ReportFiles {
  /** The newest first. */
  list(installation_id: string): Promise<readonly ReportFile[]>;
  read(installation_id: string, name: string): Promise<Uint8Array | null>;
  /** Replaces one of the same name, in one step. */
  write(installation_id: string, name: string, content: Uint8Array): Promise<void>;
  remove(installation_id: string, name: string): Promise<void>;
  /** Removes all of an installation; it is well where there are none. */
  forget(installation_id: string): Promise<void>;
}
