import { ask, type Reply } from "../platform-sandbox/support.ts";
import type { Operation } from "./document.ts";
import type { Request } from "./requests.ts";
import type { World } from "./world.ts";

/** Sends a request to the sandbox as any program would. */
export function send({ path }: Operation, { url, key }: World, { body, places }: Request): Promise<Reply> {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? "");
  return ask(`${url}${address}`, "POST", body, { authorization: `Bearer ${key}` });
}

/** How a reply came out: `ok`, or the code it was refused with, whichever way the refusal is told. */
export function outcomeOf({ status, body }: Reply): string {
  const failed = status !== 200 || String(body.status) === "failure";
  return failed ? `refused ${String(body.code)}` : "ok";
}
