import { startFakeDingtalkRobot, startFakeWechatWorkApi, startFakeWechatWorkRobot } from "@stockguard/channel-fakes";
import { BOSS, BROKEN, GROUPS } from "./soak-groups.ts";
import { startWeatherProxy, type Weather } from "./weather-proxy.ts";

/** A message that a vendor accepted and showed. */
export interface AcceptedMessage {
  readonly channel: string;
  /** By the soak's clock, ms. */
  readonly at: number;
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** A channel with the settings by which the add-on reaches it. */
interface VendorChannel {
  readonly name: string;
  readonly kind: string;
  readonly config: Readonly<Record<string, string | number>>;
}

/** Strict fakes of vendors, each behind the weather. */
export interface SoakVendors {
  readonly channels: readonly VendorChannel[];
  /** What has been accepted since the last time, in order within each channel. */
  collect(): readonly AcceptedMessage[];
  /** Requests that came too fast for a vendor, which is the sender's fault. */
  tooFast(): number;
  close(): Promise<void>;
}

interface Shown {
  readonly text: string;
  readonly links: AcceptedMessage["links"];
}

/** Starts one robot for each channel of that kind, the app's API, and the boss's robot of 钉钉. */
export async function startSoakVendors(now: () => number, weather: Weather): Promise<SoakVendors> {
  const channels: VendorChannel[] = [];
  const sources: { readonly name: string; readonly shown: readonly Shown[]; seen: number }[] = [];
  const closing: (() => Promise<void>)[] = [];
  const refusals: (() => number)[] = [];

  async function behind(origin: string): Promise<string> {
    const proxy = await startWeatherProxy(origin, weather);
    closing.push(proxy.close);
    return proxy.origin;
  }

  async function robot(name: string, isBroken = false): Promise<void> {
    const fake = await startFakeWechatWorkRobot(now);
    closing.push(fake.close);
    const url = fake.url.replace(fake.origin, await behind(fake.origin));
    const config = { url: isBroken ? url.replace(fake.key, "gone") : url };
    channels.push({ name, kind: "wechat_work_robot", config });
    sources.push({ name, shown: fake.shown, seen: 0 });
    refusals.push(() => fake.requests.length - fake.shown.length - fake.pictures.length);
  }

  const robots = Object.entries(GROUPS).flatMap(([group, { channel }]) => (group === "escalating" ? [] : [channel]));
  for (const name of robots) await robot(name);
  await robot(BROKEN, true);
  refusals.pop();
  const api = await startFakeWechatWorkApi(now);
  const { corpid, corpsecret, agentid } = api;
  channels.push({
    ...{ name: GROUPS.escalating.channel, kind: "wechat_work_app" },
    config: { corpid, corpsecret, agentid: String(agentid), base_url: await behind(api.origin), format: "markdown" },
  });
  sources.push({ name: GROUPS.escalating.channel, shown: api.shown, seen: 0 });
  const boss = await startFakeDingtalkRobot(now);
  closing.push(api.close, boss.close);
  const boss_url = boss.url.replace(boss.origin, await behind(boss.origin));
  channels.push({ name: BOSS, kind: "dingtalk_robot", config: { url: boss_url } });
  sources.push({ name: BOSS, shown: boss.shown, seen: 0 });
  refusals.push(() => boss.requests.length - boss.shown.length);

  return {
    channels,
    collect: () =>
      sources.flatMap((source) => {
        const fresh = source.shown.slice(source.seen);
        source.seen = source.shown.length;
        return fresh.map(({ text, links }) => ({ channel: source.name, at: now(), text, links }));
      }),
    tooFast: () => refusals.reduce((sum, count) => sum + count(), 0),
    close: async () => {
      for (const close of closing) await close();
    },
  };
}
