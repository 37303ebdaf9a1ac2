import { createHash } from "node:crypto";
import { fault } from "../../contracts/check-finding.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Notifier } from "../../ports/notifier.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import { createAccessTokens } from "./wechat-token/access-token.ts";
import type { ChannelTools } from "./channel-kind.ts";
import { CHANNEL_PREFIX, keptKind, openKept } from "./channel-settings.ts";
import { CONSOLE, createConsoleChannel } from "./console-channel.ts";
import { createSendWindow, type SendWindow } from "./sending/send-window.ts";

/** What the directory is made of. */
export interface ChannelDirectoryOptions extends Pick<ChannelTools, "clock" | "log" | "guard"> {
  readonly registry: Pick<Registry, "setting" | "settings">;
  readonly box: SecretBox;
  /** Processes that send at the same time, each of which keeps to its share of every limit; one where left out. */
  readonly senders?: number | undefined;
  /** How long the other side may take, ms. */
  readonly timeout_ms?: number;
}

const TIMEOUT_MS = 10_000;
const MINUTE_MS = 60_000;

/**
 * Channels of an installation, kept sealed among its settings; `console` is always there. A channel is made once and
 * made anew when its settings change, in this process or another. One whose settings cannot be used answers every
 * message with what is wrong, because a rule's message must end somewhere people see it.
 */
export function createChannelDirectory(options: ChannelDirectoryOptions): ChannelDirectory {
  const { registry, box, clock, log, guard, senders = 1, timeout_ms = TIMEOUT_MS } = options;
  const shared = { windowOf: createWindows(senders), tokens: createAccessTokens(clock) };
  const tools: ChannelTools = { clock, log, guard, timeout_ms, ...shared };
  const consoleNotifier = createConsoleChannel(tools);
  const opened = new Map<string, { readonly kept: string; readonly notifier: Notifier }>();

  function notifierOf(name: string, kept: string): Notifier {
    try {
      return openKept(name, kept, box).open(tools);
    } catch (error) {
      if (!(error instanceof AddonError)) throw error;
      const { code, message, hint } = error;
      return {
        send: () => Promise.resolve({ kind: "config", problem: { code, message, hint } }),
        check: () => Promise.resolve([fault(code, message, hint)]),
      };
    }
  }

  return {
    async open(installation_id, name) {
      if (name === CONSOLE) return consoleNotifier;
      const kept = await registry.setting(installation_id, CHANNEL_PREFIX + name);
      if (kept === null) return null;
      const place = `${installation_id}\n${name}`;
      const known = opened.get(place);
      if (known?.kept === kept) return known.notifier;
      const notifier = notifierOf(name, kept);
      opened.set(place, { kept, notifier });
      return notifier;
    },
    async list(installation_id) {
      const kept = await registry.settings(installation_id, CHANNEL_PREFIX);
      const own = Object.entries(kept).map(([name, text]) => ({
        name: name.slice(CHANNEL_PREFIX.length),
        kind: keptKind(text),
      }));
      return [{ name: CONSOLE, kind: CONSOLE }, ...own];
    },
    async versions(installation_id) {
      const kept = await registry.settings(installation_id, CHANNEL_PREFIX);
      const own = Object.entries(kept).map(
        ([name, text]) => [name.slice(CHANNEL_PREFIX.length), markOf(text)] as const,
      );
      return new Map([[CONSOLE, CONSOLE], ...own]);
    },
  };
}

/** Sealing the same settings again gives another text. */
function markOf(kept: string): string {
  return createHash("sha256").update(kept).digest("base64url");
}

/** One window per address for the whole process, however many channels use it, as wide as the process's share. */
function createWindows(senders: number): ChannelTools["windowOf"] {
  const windows = new Map<string, SendWindow>();
  return (address, limit, length_ms = MINUTE_MS) => {
    const window = windows.get(address) ?? createSendWindow(Math.max(1, Math.floor(limit / senders)), length_ms);
    windows.set(address, window);
    return window;
  };
}
