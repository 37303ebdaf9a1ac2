import { AddonError } from "../../contracts/problem.ts";
import type { CallbackReading, CallbackTrial, ChannelCallbacks } from "../../ports/channel-callbacks.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";
import { CALLBACK_PREFIX, CHANNEL_PREFIX, keptKind } from "./channel-settings.ts";
import type { CallbackVendor } from "./callback-vendor.ts";
import { SMS_CALLBACKS } from "./sms/sms-callbacks.ts";
import { WECHAT_CALLBACK } from "./wechat/wechat-callbacks.ts";

/** What the callbacks are made of. */
export interface ChannelCallbackOptions {
  readonly registry: Pick<Registry, "installations" | "setting" | "settings" | "firstSetting">;
  readonly box: SecretBox;
  readonly tokens: TokenMaker;
  readonly clock: Pick<Clock, "now">;
  /** Told of a channel whose kept token cannot be read: nobody can call it, while the others go on. */
  onUnreadable(channel: { readonly installation_id: string; readonly channel: string }): void;
}

/** An address that vendors may call; of its token the hash alone is held. */
interface KnownCallback {
  readonly installation_id: string;
  readonly channel: string;
  readonly token_hash: string;
  readonly vendor: CallbackVendor;
}

/** Another process may set up a channel; it is seen after this long (ms). */
const REMEMBERED_MS = 5_000;
const ASK_AGAIN_MS = 500;

/** Vendors that call us, by the kind of their channels. */
const VENDORS: Readonly<Record<string, CallbackVendor>> = { ...SMS_CALLBACKS, wechat_official: WECHAT_CALLBACK };
/** The longest that 微信 takes. */
const SIGNING_TOKEN_SIGNS = 32;

/** Addresses at which vendors call, their tokens sealed among an installation's settings. */
export function createChannelCallbacks(options: ChannelCallbackOptions): ChannelCallbacks {
  const { registry, box, tokens, clock, onUnreadable } = options;
  let remembered: { readonly at: number; readonly callbacks: Promise<readonly KnownCallback[]> } | null = null;

  function current(longest_ms: number): Promise<readonly KnownCallback[]> {
    const now = clock.now();
    if (remembered === null || now - remembered.at > longest_ms || now < remembered.at) {
      remembered = { at: now, callbacks: load() };
      remembered.callbacks.catch(() => (remembered = null));
    }
    return remembered.callbacks;
  }

  async function load(): Promise<readonly KnownCallback[]> {
    const installations = await registry.installations();
    return (await Promise.all(installations.map(({ installation_id }) => callbacksOf(installation_id)))).flat();
  }

  async function callbacksOf(installation_id: string): Promise<readonly KnownCallback[]> {
    const [sealed, channels] = await Promise.all([
      registry.settings(installation_id, CALLBACK_PREFIX),
      registry.settings(installation_id, CHANNEL_PREFIX),
    ]);
    return Object.entries(sealed).flatMap(([setting, token]) => {
      const channel = setting.slice(CALLBACK_PREFIX.length);
      const vendor = vendorOf(channels[CHANNEL_PREFIX + channel] ?? null);
      const token_hash = vendor === null ? null : hashOf(token, { installation_id, channel });
      return vendor === null || token_hash === null ? [] : [{ installation_id, channel, vendor, token_hash }];
    });
  }

  /** Null where it was damaged, or sealed by a key that is gone. */
  function hashOf(sealed: string, place: Pick<KnownCallback, "installation_id" | "channel">): string | null {
    try {
      return tokens.hash(box.open(sealed));
    } catch (error) {
      if (!(error instanceof AddonError)) throw error;
      onUnreadable(place);
      return null;
    }
  }

  /** Hashes are compared, so that the time taken tells nothing of a token. */
  async function find(channel: string, token_hash: string): Promise<KnownCallback | null> {
    const isWanted = (one: KnownCallback) => one.channel === channel && one.token_hash === token_hash;
    const known = (await current(REMEMBERED_MS)).find(isWanted);
    // Set up a moment ago by another process, perhaps.
    return known ?? (await current(ASK_AGAIN_MS)).find(isWanted) ?? null;
  }

  async function tokenOf(installation_id: string, channel: string): Promise<string> {
    const fresh = box.seal(tokens.random());
    const kept = await registry.firstSetting(installation_id, CALLBACK_PREFIX + channel, fresh);
    if (kept === fresh) remembered = null;
    return box.open(kept);
  }

  const vendorAt = async (installation_id: string, channel: string) =>
    vendorOf(await registry.setting(installation_id, CHANNEL_PREFIX + channel));
  /** Made of the address's own token, and telling nothing of it; letters and digits alone. */
  const signingTokenOf = (token: string) => tokens.hash(`signing ${token}`).slice(0, SIGNING_TOKEN_SIGNS);
  const signedCall = (token: string) => ({ signing_token: signingTokenOf(token), now: clock.now() });

  return {
    token: async (installation_id, channel) =>
      (await vendorAt(installation_id, channel)) === null ? null : tokenOf(installation_id, channel),
    signingToken: async (installation_id, channel) => {
      const vendor = await vendorAt(installation_id, channel);
      return vendor?.echo === undefined ? null : signingTokenOf(await tokenOf(installation_id, channel));
    },
    read: async ({ channel, token, query, body }): Promise<CallbackReading> => {
      const found = await find(channel, tokens.hash(token));
      if (found === null) return { kind: "unknown" };
      const reading = found.vendor.read({ query, body, ...signedCall(token) });
      return reading.kind === "heard" ? { ...reading, installation_id: found.installation_id } : reading;
    },
    tried: async ({ channel, token, query }): Promise<CallbackTrial> => {
      const found = await find(channel, tokens.hash(token));
      if (found === null) return { kind: "unknown" };
      if (found.vendor.echo === undefined) return { kind: "untried" };
      const text = found.vendor.echo({ query, ...signedCall(token) });
      return text === null ? { kind: "unknown" } : { kind: "echo", text };
    },
  };
}

function vendorOf(kept: string | null): CallbackVendor | null {
  const kind = kept === null ? "" : keptKind(kept);
  return Object.hasOwn(VENDORS, kind) ? (VENDORS[kind] ?? null) : null;
}
