/** Care of all of a store's data: copies, backups, looking through. Wired here because it spans both engines. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { copyTables, type OnRows, tallyTables } from "../adapters/store/copy/copy-tables.ts";
import { lostConnections } from "../adapters/store/copy/lost-connections.ts";
import type { TableReader, TableWriter } from "../adapters/store/copy/stored-table.ts";
import { openThoughNotWhole } from "../adapters/store/not-whole.ts";
import { createSqliteStore } from "../adapters/store/sqlite/create-sqlite-store.ts";
import { readSqliteTables, writeSqliteTables } from "../adapters/store/sqlite/sqlite-tables.ts";
import { fileFaults, readTallies, writeTallies } from "../adapters/store/sqlite/sqlite-tallies.ts";
import type { Config } from "../config.ts";
import type { OnCared, StoreCare, StorePlace, TableTally } from "../ports/store-care.ts";
import { postgresUnset, samePlace, notEmpty, fileThere, fileMissing, backupDamaged } from "./store-care-problems.ts";

interface CareOptions {
  readonly config: Pick<Config, "data_dir" | "database_url">;
  now(): Date;
}

/** One of the places, ready to be read or filled. */
interface Side {
  reader(): Promise<TableReader>;
  writer(): Promise<TableWriter>;
}

/** Works on the store that is set, and on the other one for a copy. */
export function createStoreCare({ config, now }: CareOptions): StoreCare {
  const { data_dir, database_url } = config;
  const place: StorePlace = database_url === null ? "sqlite" : "postgres";
  const backups = join(data_dir, "backups");

  async function side(which: StorePlace): Promise<Side> {
    if (which === "sqlite") return sqliteSide(join(data_dir, "stockguard.db"));
    if (database_url === null) throw postgresUnset();
    const { postgresSide } = await import("./store-care-postgres.ts");
    return postgresSide(database_url);
  }

  const usualFile = () =>
    join(
      backups,
      `stockguard-${now()
        .toISOString()
        .replace(/\.\d+Z$/, "")
        .replaceAll(/[:-]/g, "")}.db`,
    );

  async function backup(file: string | null, onCared: OnCared) {
    const path = file ?? usualFile();
    if (existsSync(path)) throw fileThere(path);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.unfinished`;
    rmSync(draft, { force: true });
    const tallies = await transfer(await side(place), sqliteSide(draft), { replace: false }, told(onCared, "备份"));
    writeTallies(draft, tallies);
    await chmod(draft, 0o600);
    renameSync(draft, path);
    return { file: path, tallies };
  }

  async function restore(file: string, { replace }: { readonly replace: boolean }, onCared: OnCared) {
    const { faults } = await verifyFile(file, onCared);
    if (faults.length > 0) throw backupDamaged(file, faults);
    const target = await side(place);
    const kept = replace && !(await isEmpty(target)) ? (await backup(null, onCared)).file : null;
    // An older backup is brought to the newest schema in a copy of its own.
    const draft = join(backups, "restoring.db");
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    copyFileSync(file, draft);
    try {
      return { tallies: await transfer(sqliteSide(draft), target, { replace }, told(onCared, "恢复")), kept };
    } finally {
      for (const end of ["", "-wal", "-shm"]) rmSync(`${draft}${end}`, { force: true });
    }
  }

  async function verifyStore(onCared: OnCared) {
    const reader = await (await side(place)).reader();
    try {
      const tallies = await tallyTables(reader, told(onCared, "核对"));
      const faults = place === "sqlite" ? fileFaults(join(data_dir, "stockguard.db")) : [];
      return { tallies, faults: [...faults, ...(await lostConnections(reader))] };
    } finally {
      await reader.close();
    }
  }

  return {
    place,
    copy: async (from, to, options, onCared) => {
      if (from === to) throw samePlace();
      return transfer(await side(from), await side(to), options, told(onCared, "复制"));
    },
    backup,
    restore,
    verify: (file, onCared) => (file === null ? verifyStore(onCared) : verifyFile(file, onCared)),
  };
}

/** Whether a backup still holds what it held when it was made. */
async function verifyFile(file: string, onCared: OnCared) {
  if (!existsSync(file)) throw fileMissing(file);
  const damage = fileFaults(file);
  if (damage.length > 0) return { tallies: [], faults: damage };
  const reader = readSqliteTables(file);
  try {
    const tallies = await tallyTables(reader, told(onCared, "核对"));
    const wanted = readTallies(file);
    const other = wanted.filter(
      ({ table, checksum }) => tallies.find((one) => one.table === table)?.checksum !== checksum,
    );
    return {
      tallies,
      faults: other.map(({ table, rows }) => `${table} 的内容与备份时记下的不一致（应为 ${rows} 行）`),
    };
  } finally {
    await reader.close();
  }
}

async function transfer(
  from: Side,
  to: Side,
  { replace }: { readonly replace: boolean },
  onRows: OnRows,
): Promise<readonly TableTally[]> {
  const reader = await from.reader();
  try {
    const writer = await to.writer();
    try {
      if (!replace && !(await writer.isEmpty())) throw notEmpty();
      return await copyTables({ from: reader, to: writer }, onRows);
    } finally {
      await writer.close();
    }
  } finally {
    await reader.close();
  }
}

async function isEmpty(target: Side): Promise<boolean> {
  const writer = await target.writer();
  try {
    return await writer.isEmpty();
  } finally {
    await writer.close();
  }
}

function sqliteSide(path: string): Side {
  return {
    reader: async () => {
      await openThoughNotWhole(() => createSqliteStore({ path }).close());
      return readSqliteTables(path);
    },
    writer: async () => {
      await openThoughNotWhole(() => createSqliteStore({ path }).close());
      return writeSqliteTables(path);
    },
  };
}

function told(onCared: OnCared, copying: string): OnRows {
  return (stage, done, total) => onCared(stage === "copy" ? copying : "核对", done, total);
}
