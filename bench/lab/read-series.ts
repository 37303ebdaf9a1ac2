import { InputFault, unexpected } from "./input-fault.ts";
import { type FileLine, readLines } from "./read-lines.ts";

/** A line `sku,v1,…,vn`. */
export interface NamedSeries {
  readonly file: string;
  readonly line: number;
  readonly sku: string;
  readonly values: Float64Array;
}

/** What a file of series must keep to, beyond numbers and skus that differ. */
export interface SeriesRules {
  readonly may_be_negative?: boolean;
  /** Whether lines may have different numbers of values. */
  readonly may_be_ragged?: boolean;
}

const QUOTE = 34;
const COMMA = 44;
const ZERO = 48;
const LONGEST_WHOLE_DIGITS = 15;
const NUMBER_PATTERN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Series of a CSV file without header, oldest value first, one line after the other. */
export async function* readSeries(file: string, rules: SeriesRules = {}): AsyncGenerator<NamedSeries> {
  const linesOfSkus = new Map<string, number>();
  let columns: number | null = null;
  for await (const line of readLines(file)) {
    const { sku, start } = skuOf(line);
    const earlier = linesOfSkus.get(sku);
    if (earlier !== undefined) throw unexpected(line, `a sku other than that of line ${earlier}`, sku);
    linesOfSkus.set(sku, line.line);
    const values = valuesOf(line, start, rules);
    columns ??= values.length;
    if (rules.may_be_ragged !== true && values.length !== columns) {
      throw new InputFault(file, line.line, `expected ${columns} values as in line 1, found ${values.length}`);
    }
    yield { file, line: line.line, sku, values };
  }
}

/** The name, and where the first comma after it lies. */
function skuOf(line: FileLine): { readonly sku: string; readonly start: number } {
  const { bytes } = line;
  const start = bytes[0] === QUOTE ? endOfQuoted(line) : bytes.indexOf(COMMA);
  if (start < 0) throw unexpected(line, "sku,v1,…,vn", bytes.toString("utf8"));
  const text = bytes.toString("utf8", 0, start);
  const sku = bytes[0] === QUOTE ? text.slice(1, -1).replaceAll('""', '"') : text;
  if (sku.trim() === "") throw unexpected(line, "a sku", "");
  return { sku, start };
}

function endOfQuoted(line: FileLine): number {
  const { bytes } = line;
  let at = 1;
  while (at < bytes.length && (bytes[at] !== QUOTE || bytes[at + 1] === QUOTE)) at += bytes[at] === QUOTE ? 2 : 1;
  if (bytes[at + 1] !== COMMA)
    throw unexpected(line, 'a sku in quotes and a comma ("…",)', bytes.toString("utf8", 0, 40));
  return at + 1;
}

function valuesOf(line: FileLine, start: number, rules: SeriesRules): Float64Array {
  const { bytes } = line;
  let count = 0;
  for (let at = start; at >= 0; at = bytes.indexOf(COMMA, at + 1)) count++;
  const values = new Float64Array(count);
  for (let i = 0, from = start + 1; i < count; i++) {
    const comma = bytes.indexOf(COMMA, from);
    const to = comma < 0 ? bytes.length : comma;
    values[i] = wholeNumber(bytes, from, to) ?? anyNumber(line, { from, to, place: i + 1 }, rules);
    from = to + 1;
  }
  return values;
}

/** Plain digits, by far the most frequent; null for anything else. */
function wholeNumber(bytes: Buffer, from: number, to: number): number | null {
  if (from === to || to - from > LONGEST_WHOLE_DIGITS) return null;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

function anyNumber(line: FileLine, { from, to, place }: Cell, { may_be_negative }: SeriesRules): number {
  const text = line.bytes.toString("utf8", from, to).trim();
  const hint = line.line === 1 && place === 1 ? " (the file has no header)" : "";
  if (!NUMBER_PATTERN.test(text)) throw unexpected(line, `a number as value ${place}${hint}`, text);
  const value = Number(text);
  if (!Number.isFinite(value)) throw unexpected(line, `a finite number as value ${place}`, text);
  if (value < 0 && may_be_negative !== true) throw unexpected(line, `no negative number as value ${place}`, text);
  return value;
}
