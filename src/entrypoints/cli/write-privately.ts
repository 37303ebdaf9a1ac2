import { chmod, writeFile } from "node:fs/promises";

/** Writes a file that only its owner may read. One that was there before keeps its old mode on writing, so that is set too. */
export async function writePrivately(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, "", { mode: 0o600 });
  await chmod(file, 0o600);
  await writeFile(file, content);
}
