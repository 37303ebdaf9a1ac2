import { createAccessTokens } from "../../src/adapters/notify/wechat-token/access-token.ts";
import type { ChannelKind, ChannelTools } from "../../src/adapters/notify/channel-kind.ts";
import { createSendWindow, type SendWindow } from "../../src/adapters/notify/sending/send-window.ts";
import { createOutboundGuard } from "../../src/adapters/notify/sending/outbound-guard.ts";
import type { Notifier } from "../../src/ports/notifier.ts";

/** Tools of a channel with a clock that stands still until it is moved, and a log that can be read. */
export function someTools(timeout_ms = 5_000) {
  const time = { now: Date.parse("2026-11-23T02:00:00Z") };
  const log: unknown[] = [];
  const windows = new Map<string, SendWindow>();
  const tools: ChannelTools = {
    clock: { now: () => time.now },
    log: (event, fields) => log.push({ event, ...fields }),
    windowOf(address, limit, length_ms = 60_000) {
      const window = windows.get(address) ?? createSendWindow(limit, length_ms);
      windows.set(address, window);
      return window;
    },
    tokens: createAccessTokens({ now: () => time.now }),
    guard: createOutboundGuard("127.0.0.0/8, ::1"),
    timeout_ms,
  };
  return { tools, time, logged: () => JSON.stringify(log) };
}

/** The notifier of settings that fit; fails the test where they do not. */
export function opened(kind: ChannelKind, config: unknown, tools: ChannelTools): Notifier {
  const reading = kind.read(config);
  if (reading.kind === "faulty") throw new Error(reading.faults.join("; "));
  return reading.open(tools);
}
