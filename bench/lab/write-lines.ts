import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InputFault } from "./input-fault.ts";

/** Writes lines as they come to a file, or to the standard output where none is named (or `-`). */
export async function writeLines(file: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const isOutput = file === "-";
  const target = isOutput ? process.stdout : createWriteStream(file);
  try {
    await pipeline(Readable.from(ended(lines)), target, { end: !isOutput });
  } catch (cause) {
    if (cause instanceof InputFault) throw cause;
    const { code } = cause as NodeJS.ErrnoException; // what a stream fails with
    if (code === "EPIPE") return; // the reader has seen enough
    throw new InputFault(isOutput ? "standard output" : file, null, `cannot be written: ${(cause as Error).message}`);
  }
}

async function* ended(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** A text as a CSV cell, quoted where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
