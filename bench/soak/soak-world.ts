import { rmSync } from "node:fs";
import { aBrowser } from "../../test/http/http-caller.ts";
import { aMovableClock } from "../../test/support/a-shop-clock.ts";
import { aPlatform, type ShownRecord } from "../../test/support/a-shop-platform.ts";
import { itemCode } from "../../test/support/a-shop-stock.ts";
import { aShopOn } from "../../test/support/a-shop-world.ts";
import { makeMemoryFolder } from "../chaos/memory-folder.ts";
import { startSoakAddon } from "./soak-addon.ts";
import { setChannels, soakRecords } from "./soak-shop.ts";
import { startSoakVendors } from "./soak-vendors.ts";
import type { Weather } from "./weather-proxy.ts";

const SETTINGS = { STOCKGUARD_ALLOWED_TARGETS: "127.0.0.1" };
const PATIENCE_MS = 600_000;
/** Waits before a push is sent again (ms): those of the platform, and one in which even a busy machine starts a process. */
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
const PAGE = 1_000;

interface ShownPush {
  readonly webhook_id: string;
  readonly enabled: boolean;
}

/** A shop on the sandbox, its channels, an owner at the board, and the add-on as a process that can be killed. */
export type SoakWorld = Awaited<ReturnType<typeof openSoakWorld>>;

export async function openSoakWorld(items: number, weather: Weather) {
  const clock = aMovableClock();
  const data_dir = makeMemoryFolder("stockguard-soak");
  const platform = await aPlatform({ clock, retryMs: RETRY_MS });
  const records = soakRecords(clock.today(), items);
  const shop = await aShopOn(
    { clock, data_dir, platform },
    { records, settings: SETTINGS, settled_within_ms: PATIENCE_MS },
  );
  const vendors = await startSoakVendors(clock.now, weather);
  await setChannels(shop, vendors);
  const { board_url } = shop.running;
  const code = (await shop.addon.access.links.issueSetUpCode()) ?? "";
  const owner = aBrowser(board_url);
  await owner.post("/link", { code, login_name: "boss", display_name: "老板", password: "correct horse battery" });
  const stock = shop.bindingOf("stock_level").entry_id;
  const stock_ids = await stockIds(platform, stock);
  await shop.running.stop();
  const { url, origin } = platform;
  const place = { data_dir, port: Number(new URL(board_url).port), platform: { url, origin }, api_key: shop.api_key };
  const addon = await startSoakAddon({ ...place, settings: SETTINGS }, clock);
  return {
    ...{ clock, platform, vendors, owner, addon, data_dir, board_url },
    count: (item: number, on_hand: number) => {
      const edit = () => platform.edit(stock, stock_ids.get(itemCode(item)) ?? "", { on_hand });
      // A kept-open connection may be closed by the platform just as it is used.
      return edit().catch(edit);
    },
    /** What the platform asks of a person after a hundred failures in a row; how many pushes it had switched off. */
    switchPushesOn: async (): Promise<number> => {
      const { webhooks } = (await platform.control("GET", `/forms/${stock}/webhooks`)) as {
        readonly webhooks: readonly ShownPush[];
      };
      const off = webhooks.filter(({ enabled }) => !enabled);
      for (const { webhook_id } of off)
        await platform.control("POST", `/webhooks/${webhook_id}/enable`, { retry: true });
      return off.length;
    },
    close: async () => {
      await addon.end();
      await vendors.close();
      await platform.close();
      rmSync(data_dir, { recursive: true, force: true });
    },
  };
}

async function stockIds(
  { control }: Awaited<ReturnType<typeof aPlatform>>,
  entry_id: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let after = ""; ; ) {
    const answer = await control("GET", `/forms/${entry_id}/records?limit=${PAGE}&after=${after}`);
    // The sandbox's own listing.
    const page = answer["data"] as readonly ShownRecord[];
    for (const row of page) ids.set(String(row["item_code"]), row._id);
    if (page.length < PAGE) return ids;
    after = page.at(-1)?._id ?? "";
  }
}
