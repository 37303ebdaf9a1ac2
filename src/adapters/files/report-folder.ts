import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reportFileName } from "../../contracts/period-report.ts";
import type { ReportFile, ReportFiles } from "../../ports/report-files.ts";

/** Keeps reports below a folder, those of each installation in one of its own, readable by the owner alone. */
export function createReportFolder(folder: string): ReportFiles {
  const folderOf = (installation_id: string) => join(folder, Buffer.from(installation_id).toString("base64url"));
  const isOurs = (name: string) => reportFileName.safeParse(name).success;

  return {
    async list(installation_id) {
      const own = folderOf(installation_id);
      const names = (await orNothing(readdir(own))) ?? [];
      const files = await Promise.all(names.filter(isOurs).map((name) => fileOf(own, name)));
      return files
        .flatMap((file) => file ?? [])
        .sort((a, b) => b.written_at - a.written_at || (a.name < b.name ? 1 : -1));
    },
    async read(installation_id, name) {
      return isOurs(name) ? orNothing(readFile(join(folderOf(installation_id), name))) : null;
    },
    async write(installation_id, name, content) {
      const path = join(folderOf(installation_id), reportFileName.parse(name));
      await mkdir(folderOf(installation_id), { recursive: true, mode: 0o700 });
      await writeFile(`${path}.${process.pid}.tmp`, content, { mode: 0o600 });
      await rename(`${path}.${process.pid}.tmp`, path);
    },
    async remove(installation_id, name) {
      if (isOurs(name)) await rm(join(folderOf(installation_id), name), { force: true });
    },
    async forget(installation_id) {
      await rm(folderOf(installation_id), { recursive: true, force: true });
    },
  };
}

async function fileOf(folder: string, name: string): Promise<ReportFile | null> {
  const found = await orNothing(stat(join(folder, name)));
  return found === null ? null : { name, bytes: found.size, written_at: Math.round(found.mtimeMs) };
}

/** Null where there is no such file or folder. */
async function orNothing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
