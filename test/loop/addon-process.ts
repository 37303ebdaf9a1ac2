/** The add-on as a process of its own, to be killed: run by Node with its setting as JSON in the only argument. */
import { flushCompileCache } from "node:module";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { startShopAddon } from "../support/a-shop-addon.ts";

/** What the process is told. */
export interface ProcessSetting {
  readonly data_dir: string;
  readonly port: number;
  readonly platform: { readonly url: string; readonly origin: string };
  readonly api_key: string;
  /** Ms between the shop's clock and the machine's. */
  readonly clock_offset: number;
  /** Settings by their environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
}

// Written by the test that starts this process.
const setting = JSON.parse(process.argv[2] ?? "{}") as ProcessSetting;
const { clock_offset, ...rest } = setting;
await startShopAddon({ ...rest, clock: createSystemClock({ now: () => Date.now() + clock_offset }) });
process.stdout.write("ready\n");
// Whoever starts it again and again may keep what was compiled; it is killed before it could end in order.
flushCompileCache();
