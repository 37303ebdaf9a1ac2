import type { StoredTable, TableReader } from "./stored-table.ts";

/** What must have its counterpart in another table: how many have none, and what that is called. */
interface Connection {
  readonly what: string;
  readonly lost: string;
}

const OF_SUBJECT = ["installation_id", "item_code", "location_code"];
const OF_RECORD = ["installation_id", "form", "record_id"];

const CONNECTIONS: readonly Connection[] = [
  { what: "有评估而没有看板行", lost: without("assessment", "board_row", OF_SUBJECT) },
  { what: "有看板行而没有评估", lost: without("board_row", "assessment", OF_SUBJECT) },
  { what: "有评估而没有登记的商品位置", lost: without("assessment", "subject", OF_SUBJECT) },
  { what: "有到货记录而没有到货单行", lost: without("past_delivery", "receipt_line", [...OF_RECORD, "line_no"]) },
  { what: "有表单绑定而没有安装", lost: without("form_binding", "installation", ["installation_id"]) },
];

/** Looks for halves without their other half; in words, empty where there are none. */
export async function lostConnections(reader: TableReader): Promise<readonly string[]> {
  const rowTables = (await reader.tables()).filter(isOfRecords).map(ofRecord);
  const faults: string[] = [];
  for (const { what, lost } of [...CONNECTIONS, ...rowTables]) {
    const count = await reader.number(lost);
    if (count > 0) faults.push(`${count} 行${what}`);
  }
  return faults;
}

/** Tables of what records say. */
function isOfRecords({ columns }: StoredTable): boolean {
  return ["record_id", "line_no", "version"].every((column) => columns.includes(column));
}

function ofRecord({ name }: StoredTable): Connection {
  return { what: `有 ${name} 内容而没有原始记录`, lost: without(name, "record", OF_RECORD, " and o.removed = 0") };
}

function without(table: string, other: string, columns: readonly string[], condition = ""): string {
  const same = columns.map((column) => `o.${column} = t.${column}`).join(" and ");
  return `select count(*) from ${table} t where not exists (select 1 from ${other} o where ${same}${condition})`;
}
