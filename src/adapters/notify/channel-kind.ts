import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { Notifier } from "../../ports/notifier.ts";
import type { AccessTokens } from "./wechat-token/access-token.ts";
import type { OutboundGuard } from "./sending/outbound-guard.ts";
import type { SendWindow } from "./sending/send-window.ts";

/** What channels may use; given once, so that two channels on one address share its limit. */
export interface ChannelTools {
  readonly clock: Pick<Clock, "now">;
  /** Told of events worth a log line; never given a secret. */
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void;
  /** The window of one address, the same for everyone who names it; of a minute where no length is given. */
  readonly windowOf: (address: string, limit: number, length_ms?: number) => SendWindow;
  /** Tokens of vendors' APIs, one per account for everyone who names it. */
  readonly tokens: AccessTokens;
  /** Asked before anything is connected to an address that a person gave. */
  readonly guard: OutboundGuard;
  /** How long the other side may take, ms. */
  readonly timeout_ms: number;
}

/** One field of a channel's settings, for whoever asks a person for it. */
interface ChannelField {
  readonly label: string;
  readonly is_secret: boolean;
}

/** Settings that fit their kind and can be used, or what is wrong with them, in Chinese. */
export type ChannelReading =
  | { readonly kind: "usable"; readonly config: unknown; open(tools: ChannelTools): Notifier }
  | { readonly kind: "faulty"; readonly faults: readonly string[] };

/** A way to send messages, as the registry lists it. */
export interface ChannelKind {
  readonly label: string;
  readonly fields: Readonly<Record<string, ChannelField>>;
  read(config: unknown): ChannelReading;
}

interface ChannelWords<Config extends z.ZodObject> {
  readonly label: string;
  readonly config: Config;
  readonly fields: Readonly<Record<keyof z.infer<Config> & string, ChannelField>>;
  readonly create: (config: z.infer<Config>, tools: ChannelTools) => Notifier;
}

const { localeError } = z.locales.zhCN();

/** Ties a channel's settings to what is made of them; settings reach it only after they were found to fit. */
export function defineChannel<Config extends z.ZodObject>(words: ChannelWords<Config>): ChannelKind {
  const fields: Readonly<Record<string, ChannelField>> = words.fields;
  return {
    label: words.label,
    fields,
    read(config) {
      const parsed = words.config.safeParse(config, { error: localeError });
      if (parsed.success) {
        return { kind: "usable", config: parsed.data, open: (tools) => words.create(parsed.data, tools) };
      }
      return { kind: "faulty", faults: parsed.error.issues.map(({ path, message }) => fault(path, message)) };
    },
  };

  function fault(path: readonly PropertyKey[], message: string): string {
    const name = path.map(String).join(".");
    const label = fields[name]?.label;
    return [label === undefined ? name : `${label} ${name}`, message].filter((part) => part !== "").join("：");
  }
}
