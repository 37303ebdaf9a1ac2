import { createHash } from "node:crypto";

/** UUIDs for the batches of one write, always the same for the same id, so that a repeat is recognised (RFC 9562, version 8). */
export function transactionIds(id: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => uuidOf(`${id}:${index}`));
}

function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
