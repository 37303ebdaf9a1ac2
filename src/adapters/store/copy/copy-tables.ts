import { createHash, type Hash } from "node:crypto";
import { AddonError } from "../../../contracts/problem.ts";
import type { TableTally } from "../../../ports/store-care.ts";
import type { SqlList } from "../sql/program.ts";
import type { StoredTable, TableReader, TableWriter } from "./stored-table.ts";

/** Told how far a stage has come, in rows of all tables. */
export type OnRows = (stage: "copy" | "check", done: number, total: number) => void;

/** Copies all tables and reads them again on the other side; both sides' counts and checksums must be the same. */
export async function copyTables(
  { from, to }: { readonly from: TableReader; readonly to: TableWriter },
  onRows: OnRows,
): Promise<readonly TableTally[]> {
  checkSameTables(await from.tables(), await to.tables());
  await to.begin();
  const tallies = await eachTable(from, (done, total) => onRows("copy", done, total), to.write);
  checkSame(tallies, await tallyTables(to, onRows));
  await to.finish();
  return tallies;
}

/** How many rows each table has, and what they are. */
export function tallyTables(from: TableReader, onRows: OnRows): Promise<readonly TableTally[]> {
  return eachTable(
    from,
    (done, total) => onRows("check", done, total),
    () => Promise.resolve(),
  );
}

async function eachTable(
  from: TableReader,
  onRows: (done: number, total: number) => void,
  take: TableWriter["write"],
): Promise<readonly TableTally[]> {
  const tables = await from.tables();
  const total = await countRows(from, tables);
  const tallies: TableTally[] = [];
  let done = 0;
  for (const table of tables) {
    const hash = createHash("sha256");
    let rows = 0;
    for await (const share of from.read(table)) {
      addRows(hash, share);
      await take(table, share);
      rows += share.length;
      onRows(done + rows, total);
    }
    done += rows;
    tallies.push({ table: table.name, rows, checksum: hash.digest("hex") });
  }
  return tallies;
}

async function countRows(from: TableReader, tables: readonly StoredTable[]): Promise<number> {
  let rows = 0;
  for (const { name } of tables) rows += await from.number(`select count(*) from ${name}`);
  return rows;
}

function addRows(hash: Hash, rows: readonly SqlList[]): void {
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
}

function checkSameTables(from: readonly StoredTable[], to: readonly StoredTable[]): void {
  const shape = (tables: readonly StoredTable[]) => JSON.stringify(tables.map(({ name, columns }) => [name, columns]));
  if (shape(from) === shape(to)) return;
  throw new AddonError({
    code: "store_schemas_differ",
    message: "两边数据库的表结构不一致，没有复制任何数据",
    hint: "用同一个版本的 StockGuard 打开两边各一次（会自动升级表结构），再重试。",
  });
}

function checkSame(wanted: readonly TableTally[], found: readonly TableTally[]): void {
  const other = wanted.find(({ checksum }, index) => found[index]?.checksum !== checksum);
  if (other === undefined) return;
  throw new AddonError({
    code: "copy_differs",
    message: `复制后核对不一致：${other.table}（应为 ${other.rows} 行）`,
    hint: "目标已标记为不完整，不会被使用。检查磁盘后带 --replace 再运行一次。",
  });
}
