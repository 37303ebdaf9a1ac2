import { writeFile } from "node:fs/promises";

/** A table as a CSV that Excel in China opens as it is: UTF-8 with a mark, and no cell that starts a formula. */
export async function writeCsv(path: string, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n");
  await writeFile(path, `\uFEFF${text}\r\n`);
}

/** What Excel reads as the start of a formula, in full width too, as an IME types it. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
