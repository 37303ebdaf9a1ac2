import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file that only its owner may read, in one step: readers see the old content or the new one, never a part. */
export function writePrivateFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

/** Removes a file if there is one. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}
