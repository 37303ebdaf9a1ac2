/** Rules as people read them: what each says, what is wrong with it, and what it would have sent. */
import { z } from "zod";

/** Days that a dry run looks back. */
export const DRY_RUN_DAYS = 30;

const receiver = z.object({
  receiver_role: z.string(),
  receiver: z.string().nullable(),
  /** The first channel of the rule that is set up and would take them; null where none is. */
  channel: z.string().nullable(),
  /** Channels of the rule before it that nobody has set up. */
  unset_channels: z.array(z.string()),
  messages: z.number(),
});

const toldItem = z.object({
  item_code: z.string(),
  location_code: z.string(),
  item_name: z.string(),
  /** Messages that told of it, digests included. */
  messages: z.number(),
});

/** What one rule would have sent in the days on record. */
const counted = z.object({
  kind: z.literal("counted"),
  /** All that would go out: single messages, digests and escalations. */
  messages: z.number(),
  /** Those beside them that no channel could take, for none that the rule names is set up. */
  unsent: z.number(),
  digests: z.number(),
  escalations: z.number(),
  /** Null where less than a week is on record. */
  messages_per_week: z.number().nullable(),
  /** Also those whom nothing would reach. */
  receivers: z.array(receiver),
  /** Those told of most. */
  items: z.array(toldItem),
  /** `watch_unknown`: alerts of the level 关注 are not on record, for no rule asked for them. `dates_left_out`: counted as if the rule had no first and last day. */
  caveats: z.array(z.enum(["watch_unknown", "dates_left_out"])),
});

/**
 * Why nothing is counted. `condition`: the past does not say when the condition was true. `platform`: the platform sends.
 * `unreadable`: the rule holds words that the form does not offer. `no_record`: nothing is on record yet.
 * `customers`: the past does not say whose orders were touched then.
 */
const uncounted = z.object({
  kind: z.literal("uncounted"),
  reason: z.enum(["condition", "platform", "unreadable", "no_record", "customers"]),
});

export const dryRun = z.discriminatedUnion("kind", [counted, uncounted]);
export type DryRun = z.infer<typeof dryRun>;

const dryTotal = z.object({
  rules: z.number(),
  /** Rules among them of which nothing could be counted. */
  uncounted: z.number(),
  messages: z.number(),
  /** Beside them: no channel could take these. */
  unsent: z.number(),
  /** Whom messages would reach, distinct by role, receiver and first channel. */
  receivers: z.number(),
  messages_per_week: z.number().nullable(),
});
export type DryTotal = z.infer<typeof dryTotal>;

export const drySpan = z.object({
  days: z.number(),
  /** The first day on record within the span; null where nothing is on record. */
  since: z.string().nullable(),
  /** False where the record is shorter than the span. */
  is_whole: z.boolean(),
});
export type DrySpan = z.infer<typeof drySpan>;

/** With a warning the rule does its work all the same; anything else keeps it from being switched on. */
const problem = z.object({ code: z.string(), message: z.string(), hint: z.string(), is_warning: z.boolean() });

const ruleChange = z.object({
  /** The platform's own time of the change, ms. */
  version: z.number(),
  /** In words, such as “通道名称：短信 → 企微群”. */
  changes: z.array(z.string()),
});
export type RuleChange = z.infer<typeof ruleChange>;

/** A rule in a sentence of four parts. */
export const ruleSentence = z.object({ what: z.string(), whom: z.string(), when: z.string(), how: z.string() });
export type RuleSentence = z.infer<typeof ruleSentence>;

const ruleReport = z.object({
  record_id: z.string(),
  /** The platform's own time of this state, ms. */
  version: z.number(),
  rule_name: z.string(),
  /** `faulty`: switched on and something keeps it from its work; warnings do not. */
  status: z.enum(["active", "stopped", "faulty"]),
  sentence: ruleSentence,
  problems: z.array(problem),
  dry_run: dryRun,
  /** Newest first, the latest of them. */
  history: z.array(ruleChange),
});
export type RuleReport = z.infer<typeof ruleReport>;

export const rulesReport = z.object({
  span: drySpan,
  /** The rules that are in force today. */
  in_force: dryTotal,
  /** As if those that are switched off were switched on too; null where none is. */
  with_stopped: dryTotal.nullable(),
  /** Where people edit the rules on the platform; null where that address is not known. */
  form_url: z.string().nullable(),
  /** Whether the form is bound at all. */
  is_bound: z.boolean(),
  rules: z.array(ruleReport),
});
export type RulesReport = z.infer<typeof rulesReport>;
