import { createSandbox } from "@jdy/platform-sandbox";
import type { MovableClock } from "./a-shop-clock.ts";
import { until } from "./a-shop-until.ts";

/** A record as the sandbox shows it: bare values under their aliases, with the system fields. */
export type ShownRecord = Readonly<Record<string, unknown>> & { readonly _id: string };

/** A fault of the sandbox, in its own words. */
export interface SandboxFault {
  readonly endpoint?: string;
  readonly kind: "status" | "code" | "delay" | "drop" | "hang" | "duplicate" | "reorder" | "applied_then_timeout";
  readonly value?: number;
  readonly rate?: number;
  readonly count?: number;
}

/** One key for all apps. */
export const PLATFORM_KEY = "key-of-the-shop";

/** Waits before a push is sent again (ms): as many as on the platform, but short. */
const RETRY_MS = [5, 10, 20, 40, 80];

/** What a shop needs of a platform, wherever it runs. */
export interface ShopPlatform extends ReturnType<typeof platformAt> {
  /** Resolves when no push is waiting or under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** The platform on localhost, in memory or in a folder, with its limits off. */
export async function aPlatform(options: {
  readonly clock: MovableClock;
  readonly data_dir?: string | undefined;
  readonly port?: number;
  readonly retryMs?: readonly number[];
}) {
  const { clock, data_dir, port = 0, retryMs = RETRY_MS } = options;
  const open = () => createSandbox({ clock: { now: clock.now }, dataDir: data_dir, retryMs, apiKey: PLATFORM_KEY });
  let sandbox = open();
  const platform = platformAt(await sandbox.listen({ port }));
  await platform.limit(false);
  return {
    ...platform,
    idle: () => sandbox.idle(),
    close: () => sandbox.close(),
    /** Opens it again where it was, after it was closed; only what lies in a folder is still there. */
    reopen: async () => {
      sandbox = open();
      await sandbox.listen({ port: Number(new URL(platform.origin).port) });
      // The first call may still go by a connection that was cut.
      await until("the platform answers", () =>
        platform.limit(false).then(
          () => true,
          () => false,
        ),
      );
    },
  };
}

/** What people and their weather do to a platform that listens there. */
export function platformAt({ url, origin }: { readonly url: string; readonly origin: string }) {
  const control = (method: string, path: string, body?: object) => ask(`${origin}/sandbox${path}`, method, body);
  const recordOf = (answer: Record<string, unknown>) => answer["data"] as ShownRecord;
  return {
    url,
    origin,
    control,
    /** What people do on the platform's own pages; it pushes. */
    create: async (entry_id: string, data: object) =>
      recordOf(await control("POST", `/forms/${entry_id}/records`, { data }))._id,
    edit: async (entry_id: string, record_id: string, data: object) =>
      recordOf(await control("PUT", `/forms/${entry_id}/records/${record_id}`, { data })),
    remove: (entry_id: string, record_id: string) => control("DELETE", `/forms/${entry_id}/records/${record_id}`),
    recover: (entry_id: string, record_id: string) =>
      control("POST", `/forms/${entry_id}/records/${record_id}/recover`, {}),
    /** A person's import of many rows; it does not push. */
    importRows: (entry_id: string, data_list: readonly object[]) =>
      control("POST", `/forms/${entry_id}/records/batch`, { data_list }),
    records: async (entry_id: string) =>
      (await control("GET", `/forms/${entry_id}/records?limit=1000`))["data"] as readonly ShownRecord[],
    fault: (fault: SandboxFault) => control("POST", "/faults", fault),
    calm: () => control("DELETE", "/faults"),
    limit: (enabled: boolean) => control("POST", "/limits", { enabled }),
  };
}

/** One JSON request; anything but success is an error. */
async function ask(url: string, method: string, body?: object): Promise<Record<string, unknown>> {
  const json =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, { method, ...json });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
