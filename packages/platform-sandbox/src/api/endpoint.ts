import type { JsonObject } from "../json.ts";

/** One request of a known key; `params` is the JSON body. */
export interface ApiCall {
  readonly api_key: string;
  readonly params: JsonObject;
}

/** One path of the Open API below `/api/` (`:name` places are read into `params`), its own limit (requests per second), and what it answers. Refusals are thrown. */
export interface Endpoint {
  readonly path: string;
  readonly rate: number;
  readonly handle: (call: ApiCall) => unknown;
}

/** Requests per second of reading, single writing, batch writing, file and department-wide endpoints. */
export const RATES = { read: 30, write: 20, batch: 10, file: 20, tree: 10 } as const;
