import { z } from "zod";
import type { MessagePurpose } from "../../domain/consent/consent-entry.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Notifier } from "../../ports/notifier.ts";
import type { ChannelField } from "../../contracts/channel-field.ts";
import { answerFault, askedField, type FieldWords, plainError } from "./channel-field.ts";
import type { OutboundGuard } from "./sending/outbound-guard.ts";
import type { SendWindow } from "./sending/send-window.ts";
import type { AccessTokens } from "./wechat-token/access-token.ts";

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

/** Settings that fit their kind and can be used, or what is wrong with them, in Chinese. */
export type ChannelReading =
  | { readonly kind: "usable"; readonly config: unknown; open(tools: ChannelTools): Notifier }
  | { readonly kind: "faulty"; readonly faults: readonly string[] };

/** A way to send messages, as the registry lists it. */
export interface ChannelKind {
  readonly label: string;
  readonly fields: Readonly<Record<string, ChannelField>>;
  /** What is wrong with an answer for one of the fields, in Chinese; null where it can be kept. */
  faultOf(field: string, answer: string): string | null;
  /** What a try costs or whom it reaches, to be agreed to before; null where it may be sent at once. */
  testWarning(config: unknown): string | null;
  /** What messages it can send are for; none where the settings do not fit. */
  purposes(config: unknown): readonly MessagePurpose[];
  read(config: unknown): ChannelReading;
}

interface ChannelWords<Config extends z.ZodObject> {
  readonly label: string;
  readonly config: Config;
  readonly fields: Readonly<Record<keyof z.infer<Config> & string, FieldWords>>;
  readonly testWarning?: (config: z.infer<Config>) => string | null;
  /** People of the firm alone where left out. */
  readonly purposes?: (config: z.infer<Config>) => readonly MessagePurpose[];
  readonly create: (config: z.infer<Config>, tools: ChannelTools) => Notifier;
}

/** Ties a channel's settings to what is made of them; settings reach it only after they were found to fit. */
export function defineChannel<Config extends z.ZodObject>(words: ChannelWords<Config>): ChannelKind {
  const declared: Readonly<Record<string, FieldWords>> = words.fields;
  const schemas: Readonly<Record<string, z.ZodType>> = words.config.shape;
  const schemaOf = (field: string) => schemas[field] ?? z.never();
  const fields = Object.fromEntries(
    Object.entries(declared).map(([name, field]) => [name, askedField(field, schemaOf(name))]),
  );
  return {
    label: words.label,
    fields,
    faultOf: (field, answer) => answerFault(schemaOf(field), answer),
    testWarning(config) {
      const parsed = words.config.safeParse(config);
      return parsed.success ? (words.testWarning?.(parsed.data) ?? null) : null;
    },
    purposes(config) {
      const parsed = words.config.safeParse(config);
      if (!parsed.success) return [];
      return words.purposes?.(parsed.data) ?? ["internal"];
    },
    read(config) {
      const parsed = words.config.safeParse(config, { error: plainError });
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
