import type { CustomerExport } from "../contracts/customer-data.ts";

/** A customer's data as a file that people can read and programs too: instants are ISO texts. */
export function customerFile(data: CustomerExport): string {
  return `${JSON.stringify(data, readableInstants, 2)}\n`;
}

function readableInstants(name: string, value: unknown): unknown {
  return name.endsWith("_at") && typeof value === "number" ? new Date(value).toISOString() : value;
}
