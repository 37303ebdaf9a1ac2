import { AddonError } from "../../contracts/problem.ts";
import type { CallbackReading, ChannelCallbacks } from "../../ports/channel-callbacks.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";
import { CALLBACK_PREFIX, CHANNEL_PREFIX, keptKind } from "./channel-settings.ts";
import { SMS_CALLBACKS, type SmsCallback } from "./sms/sms-callbacks.ts";

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
  readonly vendor: SmsCallback;
}

/** Another process may set up a channel; it is seen after this long (ms). */
const REMEMBERED_MS = 5_000;
const ASK_AGAIN_MS = 500;

/** Addresses at which vendors of text messages call, their tokens sealed among an installation's settings. */
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

  return {
    token: async (installation_id, channel) => {
      if (vendorOf(await registry.setting(installation_id, CHANNEL_PREFIX + channel)) === null) return null;
      const fresh = box.seal(tokens.random());
      const kept = await registry.firstSetting(installation_id, CALLBACK_PREFIX + channel, fresh);
      if (kept === fresh) remembered = null;
      return box.open(kept);
    },
    read: async (channel, token, body) => {
      const found = await find(channel, tokens.hash(token));
      return found === null ? { kind: "unknown" } : heard(found, body);
    },
  };
}

function vendorOf(kept: string | null): SmsCallback | null {
  const kind = kept === null ? "" : keptKind(kept);
  return Object.hasOwn(SMS_CALLBACKS, kind) ? (SMS_CALLBACKS[kind] ?? null) : null;
}

/** Receipts and replies may come to one address; each row tells what it is. */
function heard({ installation_id, vendor }: KnownCallback, body: Uint8Array): CallbackReading {
  const parsed = parsedJson(body);
  if (parsed === undefined) return { kind: "unreadable" };
  const receipts = vendor.receipts(parsed);
  const replies = vendor.replies(receipts.aside);
  const { answer } = vendor;
  const rows = { receipts: receipts.rows, replies: replies.rows, unread_rows: replies.aside.length };
  return { kind: "heard", installation_id, ...rows, answer };
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // Anybody may send anything to an address they know.
    return undefined;
  }
}
