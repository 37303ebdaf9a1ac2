import { readFileSync } from "node:fs";

const FOLDER = new URL("../../manifests/plugin/", import.meta.url);

/** What a function is called with, and what it reads of it. */
export interface PluginCall {
  /** 通用参数. */
  readonly agentConf: Readonly<Record<string, unknown>> | null;
  /** 请求参数. */
  readonly triggerConf: Readonly<Record<string, unknown>> | null;
}

/** Names of a file's surroundings that a test takes away or gives. */
export type Surroundings = Readonly<Record<string, unknown>>;

type PastedFunction = (...values: readonly unknown[]) => Promise<Readonly<Record<string, unknown>>>;

/** The text of a file of the kit. */
export function kitText(file: string): string {
  return readFileSync(new URL(file, FOLDER), "utf8");
}

/** Runs the very text of a file as the platform does: as the body of an asynchronous function, not as a module. */
export function runPasted(
  name: string,
  { agentConf, triggerConf }: PluginCall,
  surroundings: Surroundings = {},
): Promise<Readonly<Record<string, unknown>>> {
  // The constructor has no name of its own in the language.
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (...texts: string[]) => PastedFunction;
  const given = ["agentConf", "triggerConf", ...Object.keys(surroundings)];
  const pasted = new AsyncFunction(...given, kitText(`${name}.js`));
  return pasted(agentConf, triggerConf, ...Object.values(surroundings));
}

/** What went wrong, as the person who calls the function reads it. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("the function did not fail");
}
