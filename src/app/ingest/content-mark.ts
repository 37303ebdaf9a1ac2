import type { FieldValues } from "../../contracts/form.ts";

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** A short mark of a record's content: equal contents have equal marks (FNV-1a, 32 bits, over UTF-16 units). */
export function contentMark(values: FieldValues): string {
  const text = JSON.stringify(values);
  let mark = OFFSET_BASIS;
  for (let index = 0; index < text.length; index += 1) mark = Math.imul(mark ^ text.charCodeAt(index), PRIME);
  return (mark >>> 0).toString(36);
}
