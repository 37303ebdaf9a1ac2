import { createHash, type Hash } from "node:crypto";
import { AddonError } from "../../../contracts/problem.ts";
import type { TableTally } from "../../../ports/store-care.ts";
import type { SqlList } from "../sql/program.ts";
import type { StoredTable, TableReader, TableWriter } from "./stored-table.ts";

/** Told how far a copy has come. */
export type OnRows = (table: string, done: number, total: number) => void;

/** Copies all tables and reads them again on the other side; both sides' counts and checksums must be the same. */
export async function copyTables(
  { from, to }: { readonly from: TableReader; readonly to: TableWriter },
  onRows: OnRows,
): Promise<readonly TableTally[]> {
  const tables = await from.tables();
  checkSameTables(tables, await to.tables());
  await to.begin();
  const tallies = await eachTable(from, tables, onRows, (table, rows) => to.write(table, rows));
  checkSame(tallies, await tallyTables(to));
  await to.finish();
  return tallies;
}

/** How many rows each table has, and what they are. */
export async function tallyTables(from: TableReader, onRows: OnRows = () => undefined): Promise<readonly TableTally[]> {
  return eachTable(from, await from.tables(), onRows, () => Promise.resolve());
}

async function eachTable(
  from: TableReader,
  tables: readonly StoredTable[],
  onRows: OnRows,
  take: (table: StoredTable, rows: readonly SqlList[]) => Promise<void>,
): Promise<readonly TableTally[]> {
  const tallies: TableTally[] = [];
  for (const table of tables) {
    const total = await from.number(`select count(*) from ${table.name}`);
    const hash = createHash("sha256");
    let rows = 0;
    onRows(table.name, 0, total);
    for await (const share of from.read(table)) {
      addRows(hash, share);
      await take(table, share);
      rows += share.length;
      onRows(table.name, rows, total);
    }
    tallies.push({ table: table.name, rows, checksum: hash.digest("hex") });
  }
  return tallies;
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
