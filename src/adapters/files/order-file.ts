import { createReadStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import type { FileRow } from "../../contracts/order-file.ts";
import type { OrderProfile } from "../../contracts/order-profile.ts";
import { AddonError } from "../../contracts/problem.ts";

/** Rows of a CSV file (also gzipped), read as a stream so that its size does not matter. */
export async function* orderFileRows(path: string, profile: OrderProfile): AsyncIterable<FileRow> {
  let row_number = 1;
  try {
    for await (const cells of parsedRows(path, profile)) {
      row_number += 1;
      yield { row_number, cells };
    }
  } catch (cause) {
    throw cause instanceof AddonError ? cause : unreadable(path, row_number + 1, cause);
  }
}

function parsedRows(path: string, profile: OrderProfile): AsyncIterable<Record<string, string>> {
  const file = createReadStream(path);
  const plain = path.endsWith(".gz") ? piped(file, createGunzip()) : file;
  const reader = parse({
    delimiter: profile.delimiter,
    bom: true,
    columns: (header: string[]) => requireColumns(header, profile, path),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // With `columns` every row is an object of texts by column name.
  return piped(piped(plain, textDecoder(profile.encoding)), reader) as AsyncIterable<Record<string, string>>;
}

/** `pipe` that hands errors on, so that the last stream of the chain tells of all. */
function piped<Next extends Transform>(source: Readable, next: Next): Next {
  source.on("error", (error) => next.destroy(error));
  return source.pipe(next);
}

function textDecoder(encoding: OrderProfile["encoding"]): Transform {
  const decoder = new TextDecoder(encoding, { fatal: false });
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
}

/** The header as it is; a row may be too short, so only the header tells which columns there are. */
function requireColumns(header: string[], { columns, name }: OrderProfile, path: string): string[] {
  const required = [columns.order_no, columns.item_code, columns.quantity, columns.ordered_at];
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length === 0) return header;
  throw new AddonError({
    code: "order_file_columns_missing",
    message: `${path} 缺少列：${missing.join("、")}（现有列：${header.join("、")}）`,
    hint: `列映射方案 ${name} 与文件不符；换一个方案，或按文件的列名另存一个方案。`,
  });
}

function unreadable(path: string, row_number: number, cause: unknown): AddonError {
  return new AddonError(
    {
      code: "order_file_unreadable",
      message: `读取 ${path} 第 ${row_number} 行附近时出错：${cause instanceof Error ? cause.message : "未知原因"}`,
      hint: "检查文件路径、编码与分隔符是否与列映射方案一致。",
    },
    { cause },
  );
}
