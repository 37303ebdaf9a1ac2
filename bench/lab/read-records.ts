import type { z } from "zod";
import { InputFault, unexpected } from "./input-fault.ts";
import { readLines } from "./read-lines.ts";

/** A line of JSON that fits its schema. */
export interface FileRecord<T> {
  readonly file: string;
  readonly line: number;
  readonly value: T;
}

/** The records of a file with one JSON value a line (NDJSON), each checked. */
export async function* readRecords<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<FileRecord<T>> {
  for await (const line of readLines(file)) {
    const parsed = schema.safeParse(jsonOf(line.bytes.toString("utf8"), line));
    if (!parsed.success) throw new InputFault(file, line.line, faultsOf(parsed.error));
    yield { file, line: line.line, value: parsed.data };
  }
}

function jsonOf(text: string, where: { readonly file: string; readonly line: number }): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unexpected(where, "one JSON value", text.length > 60 ? `${text.slice(0, 60)}…` : text);
  }
}

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path.map(String), message].join(": ")).join("; ");
}
