import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { InputFault } from "./input-fault.ts";

/** A line of a file, without its end, counted from 1. */
export interface FileLine {
  readonly file: string;
  readonly line: number;
  readonly bytes: Buffer;
}

const NEW_LINE = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The lines of a text file, `.gz` unpacked; at least one. Only the very last line may be empty. */
export async function* readLines(file: string): AsyncGenerator<FileLine> {
  let line = 0;
  let empty: number | null = null;
  for await (const bytes of wholeLines(file)) {
    line++;
    if (empty !== null) throw new InputFault(file, empty, "expected data, found an empty line");
    if (bytes.length === 0) empty = line;
    else yield { file, line, bytes };
  }
  if (line === 0 || empty === 1) throw new InputFault(file, null, "expected at least one line, found an empty file");
}

async function* wholeLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks(file)) {
    let start = 0;
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, start)) {
      const line = Buffer.concat([rest, chunk.subarray(start, end)]);
      yield withoutEnds(line, isFirst);
      [rest, start, isFirst] = [Buffer.alloc(0), end + 1, false];
    }
    rest = Buffer.concat([rest, chunk.subarray(start)]);
  }
  if (rest.length > 0) yield withoutEnds(rest, isFirst);
}

function withoutEnds(line: Buffer, isFirst: boolean): Buffer {
  const start = isFirst && line.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  return line.subarray(start, line.at(-1) === CARRIAGE_RETURN ? -1 : undefined);
}

async function* chunks(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  const stream = file.endsWith(".gz") ? pipeline(source, createGunzip(), () => undefined) : source;
  try {
    for await (const chunk of stream) yield chunk as Buffer; // streams without an encoding give buffers
  } catch (cause) {
    throw new InputFault(file, null, `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
