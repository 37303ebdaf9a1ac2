/** Every entrance of the program, each with what may be thrown at it and what must hold afterwards. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { signPush } from "@jdy/open-api-client";
import { Command, CommanderError } from "commander";
import fc from "fast-check";
import { orderFileRows } from "../../src/adapters/files/order-file.ts";
import { sortOrders } from "../../src/app/import/import-orders.ts";
import { readConfig } from "../../src/config.ts";
import { orderProfile } from "../../src/contracts/order-profile.ts";
import { AddonError } from "../../src/contracts/problem.ts";
import { register as registerBind } from "../../src/entrypoints/cli/bind.command.ts";
import { type ChannelContext, register as registerChannel } from "../../src/entrypoints/cli/channel.command.ts";
import { register as registerPush } from "../../src/entrypoints/cli/push.command.ts";
import { register as registerSecrets } from "../../src/entrypoints/cli/secrets.command.ts";
import { register as registerSignIn } from "../../src/entrypoints/cli/sign-in.command.ts";
import { fuzzArguments, fuzzFile, fuzzPush, type FuzzRequest, fuzzRequest } from "./fuzz-inputs.ts";
import { type FuzzAnswer, type FuzzWorld, PUSH_SECRET, PUSH_TOKEN } from "./fuzz-world.ts";

/** One way in: `attack` throws as many inputs as told and returns what went wrong. */
export interface Entrance {
  readonly name: string;
  /** Of all inputs. */
  readonly share: number;
  attack(inputs: number, seed: number): Promise<readonly string[]>;
}

/** How many requests are under way at once. */
const AT_ONCE = 16;
const STACK = /\n\s+at .+:\d+:\d+|node_modules|file:\/\/|\$argon2id\$|SQLITE_|sqlite_/;

/** All entrances of a running server, and those that need none. */
export function entrances(world: FuzzWorld, folder: string): readonly Entrance[] {
  return [
    { name: "api", share: 0.6, attack: attacking(fuzzRequest, (input) => tryRequest(world, input)) },
    { name: "push", share: 0.25, attack: attacking(fuzzPush, (input) => tryPush(world, input)) },
    { name: "import_file", share: 0.05, attack: attacking(fuzzFile, (input, i) => tryFile(folder, input, i)) },
    { name: "cli", share: 0.05, attack: attacking(fuzzArguments, (input) => tryArguments(input)) },
    { name: "environment", share: 0.05, attack: attacking(fc.string({ unit: "binary" }), tryEnvironment) },
  ];
}

function attacking<Input>(
  inputs: fc.Arbitrary<Input>,
  attempt: (input: Input, index: number) => Promise<string | null>,
) {
  return async (count: number, seed: number): Promise<readonly string[]> => {
    const faults: string[] = [];
    // In portions: a hundred thousand inputs at once would fill the memory.
    for (let start = 0; start < count; start += AT_ONCE) {
      const portion = fc.sample(inputs, { numRuns: Math.min(AT_ONCE, count - start), seed: seed + start });
      const found = await Promise.all(portion.map((input, index) => attempt(input, start + index)));
      for (const [index, fault] of found.entries())
        if (fault !== null) faults.push(`${fault} after ${JSON.stringify(portion[index]).slice(0, 300)}`);
    }
    return faults;
  };
}

async function tryRequest(world: FuzzWorld, { method, path, as, body, ...input }: FuzzRequest): Promise<string | null> {
  const csrf: Record<string, string> =
    input.brings_csrf_token && (as === "viewer" || as === "admin") ? { "x-csrf-token": world.csrf[as] } : {};
  const headers = { ...input.headers, ...csrf, ...world.credentials[as] };
  const answer = await world.send(method, path, headers, body);
  // A body that is refused for its length is not read to its end, so its sender may see a reset.
  if (answer.status === 0 && body.length > 100_000) return null;
  return faultIn(world, answer, path);
}

async function tryPush(
  world: FuzzWorld,
  input: Parameters<Parameters<typeof fuzzPush.map>[0]>[0],
): Promise<string | null> {
  const timestamp = String(Math.floor(Date.now() / 1_000) - input.age_s);
  const signature = input.is_signed
    ? signPush({ nonce: "n", body: input.body, secret: PUSH_SECRET, timestamp })
    : "0".repeat(40);
  const headers = { "x-jdy-signature": signature, "x-jdy-deliverid": input.delivery_id };
  const path = `/hooks/${PUSH_TOKEN}?nonce=n&timestamp=${timestamp}${input.query === "" ? "" : `&${input.query}=`}`;
  const answer = await world.send("POST", path, headers, input.body);
  const wanted = input.is_signed ? 200 : 401;
  return answer.status === wanted ? null : `push answered ${answer.status}, not ${wanted}`;
}

function faultIn({ secrets }: FuzzWorld, { status, body }: FuzzAnswer, path: string): string | null {
  if (status === 0) return "no answer";
  if (status >= 500 && status !== 502) return `status ${status}`;
  const isPage = body.startsWith("<!doctype html>") || body.startsWith("<!DOCTYPE html>");
  if (!isPage && STACK.test(body)) return "a stack in the answer";
  const leaked = secrets.some((secret) => body.includes(secret) && !path.includes(secret));
  return leaked ? "a secret in the answer" : null;
}

const PROFILE = orderProfile.parse({
  name: "shop",
  label: { "zh-CN": "店", en: "Shop" },
  columns: { order_no: "单号", item_code: "编码", quantity: "数量", ordered_at: "时间" },
});

async function tryFile(folder: string, content: string, index: number): Promise<string | null> {
  const path = join(folder, `orders-${index % AT_ONCE}.csv`);
  writeFileSync(path, content);
  return toldOnly(() => sortOrders(orderFileRows(path, PROFILE), PROFILE));
}

/** Commands on an add-on that cannot be opened: whatever the words are, people get words back. */
function tryArguments(words: readonly string[]): Promise<string | null> {
  const program = new Command("stockguard").exitOverride().configureOutput({ writeOut: quiet, writeErr: quiet });
  const nothing = () => Promise.resolve("");
  const context: ChannelContext = {
    terminal: { is_interactive: false, print: quiet, ask: nothing, askHidden: nothing },
    openAddon: closed,
    formWorkbook: closed,
    channelKinds: {},
    startDemo: closed,
    startServer: closed,
    importOrders: closed,
    untilStopped: quiet,
    exitWith: quiet,
  };
  for (const register of [registerBind, registerChannel, registerPush, registerSecrets, registerSignIn])
    register(program, context);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeOut: quiet, writeErr: quiet });
  for (const inner of program.commands.flatMap(({ commands }) => commands))
    inner.exitOverride().configureOutput({ writeOut: quiet, writeErr: quiet });
  return toldOnly(() => program.parseAsync([...words], { from: "user" }));
}

function quiet(): void {
  // Nobody reads what a fuzzed command prints.
}

function closed(): Promise<never> {
  return Promise.reject(new AddonError({ code: "closed", message: "未打开", hint: "无" }));
}

function tryEnvironment(value: string): Promise<string | null> {
  const env = {
    STOCKGUARD_PORT: value,
    STOCKGUARD_PUBLIC_URL: value,
    STOCKGUARD_TIME_ZONE: value,
    STOCKGUARD_OIDC_DEFAULT_ROLE: value,
    JDY_BASE_URL: value,
  };
  return toldOnly(() => Promise.resolve(readConfig(env)));
}

/** A failure is fine as long as it is one that tells people what to do. */
async function toldOnly(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AddonError || error instanceof CommanderError) return null;
    return error instanceof Error ? `${error.name}: ${error.message}` : "something that is no error";
  }
}
