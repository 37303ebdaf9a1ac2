import type { FieldValues, FormName } from "../contracts/form.ts";
import type { Message } from "../contracts/message.ts";
import type { Subject } from "../contracts/subject.ts";
import type { Problem } from "../contracts/problem.ts";
import type { SubjectAlertEvent } from "./alert-events.ts";

/** What is to be done outside. */
export type EffectAction =
  | {
      readonly kind: "update_record";
      readonly form: FormName;
      readonly record_id: string;
      readonly values: FieldValues;
      readonly start_trigger: boolean;
      /** Key of the write it replaces, where that was to start the assistant: it does so itself unless that one did. */
      readonly trigger_of?: string;
    }
  | {
      readonly kind: "create_record";
      readonly form: FormName;
      /** Holds `effect_key` among its values, so that a lost answer can be looked up. */
      readonly values: FieldValues;
      /** The field of text among them that does so instead, where the form has no `effect_key`. */
      readonly key_field?: string;
      readonly start_trigger: boolean;
      readonly start_workflow: boolean;
    }
  | {
      readonly kind: "update_created";
      readonly form: FormName;
      readonly created_by: string;
      readonly values: FieldValues;
    }
  | {
      readonly kind: "send_message";
      readonly message: Message;
      /** Episode of the alert that it tells of; absent where it tells of something else. */
      readonly episode?: number;
      /** One of those that go together in a digest: the last of the line carries all that it has replaced. */
      readonly digest?: { readonly rule_name: string; readonly link: string | null };
      /** The places whose worst are drawn beside its words; those that a digest tells of where left out. */
      readonly pictured?: readonly { readonly item_code: string; readonly location_code: string }[];
      /** A kept report that goes with it where its channel takes files. */
      readonly report_file?: string;
      /** Sent only where nobody has answered the subject's alert of this episode since then (instant in ms). */
      readonly while_unanswered?: { readonly episode: number; readonly since: number };
      /** Sent only while the subject's alert of this episode stands; unlike `episode`, it tells the firm of nothing. */
      readonly while_standing?: number;
      /** Hours (local "HH:MM") of the rule in which it does not go, however long it had to wait before. */
      readonly quiet_hours?: { readonly quiet_start: string; readonly quiet_end: string };
    };

/** One thing to be done exactly once, whatever happens to this process. */
export interface NewEffect {
  readonly installation_id: string;
  /** The subject whose assessment asked for it. */
  readonly item_code: string;
  readonly location_code: string;
  /** Unique per installation, made of subject, period and content. The same key again is the same effect. */
  readonly effect_key: string;
  /** Effects of one line are done one after the other, in order. */
  readonly line: string;
  /** True where a newer effect of this line makes waiting older ones pointless. */
  readonly replaces_line: boolean;
  /** Lower goes first. */
  readonly priority: number;
  /** Instant in ms before which it is not done. */
  readonly due_at: number;
  readonly action: EffectAction;
  /** Instant in ms of the record change that led here, to measure the way. */
  readonly caused_at: number;
}

/** Where an effect stands. `dead`: given up, waiting for a person. */
export type EffectState = "waiting" | "held" | "done" | "dead" | "replaced";

/** An effect with its place and history. */
export interface StoredEffect extends NewEffect {
  readonly id: number;
  readonly state: EffectState;
  /** How often it was taken before this time. */
  readonly attempts: number;
  /** True where an earlier try never ended (its worker died), so it may have happened; a person's replay ends that. */
  readonly interrupted: boolean;
  readonly problem: Problem | null;
  /** What the other side answered, e.g. the id of a created record. */
  readonly receipt: string | null;
  readonly settled_at: number | null;
}

/** An effect as it was handed out: whoever takes it again counts another attempt, which ends the older hold. */
export type HeldEffect = Pick<StoredEffect, "installation_id" | "id" | "attempts">;

/** Where an effect is found. */
export type EffectPlace = Pick<StoredEffect, "installation_id" | "id">;

/** A setting of an installation that is to become another; `before` null where there was none of that name. */
export interface SettingStep {
  readonly installation_id: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string;
}

/** How a try ended. */
export type EffectOutcome =
  | {
      readonly kind: "done";
      readonly at: number;
      readonly receipt: string | null;
      /** By which channel a message went. */
      readonly channel?: string;
      /** The effects whose messages went; the effect itself where left out. */
      readonly carried?: readonly StoredEffect[];
    }
  /** `is_try` false: it was only not its turn, which costs no patience. */
  | { readonly kind: "retry"; readonly due_at: number; readonly problem: Problem; readonly is_try: boolean }
  | { readonly kind: "dead"; readonly at: number; readonly problem: Problem };

/** Effects of one lane never wait for those of the other: messages go on while the platform is away, and the reverse. */
export type EffectLane = "platform" | "messages";

/** Which effects a worker takes, and for how long. Times in ms. */
export interface EffectWish {
  readonly installation_id: string;
  readonly lane: EffectLane;
  readonly limit: number;
  readonly now: number;
  readonly lease_ms: number;
}

/**
 * The durable list of effects. New ones are added together with what they follow from, by `Assessments.commit` and
 * `saveAlert` and by `PurchaseChoices.place`, so nothing is decided and then lost; only what follows from the time alone
 * is added by itself.
 */
export interface Outbox {
  /** Adds effects that follow from the time alone; the same keys again add nothing. */
  add(effects: readonly NewEffect[]): Promise<void>;
  /**
   * Adds effects of an installation together with the setting that remembers them, all or nothing. False, and nothing is
   * changed, where the setting is not `before` any more: of several who begin from the same, one alone adds.
   */
  addWith(step: SettingStep, effects: readonly NewEffect[]): Promise<boolean>;
  /** Installations that have effects waiting or held, due or not, so that each can be given its turn. */
  busyInstallations(): Promise<readonly string[]>;
  /**
   * Due effects by priority, then age, held for `lease_ms`; after that time another worker may take them. Never more
   * than one per line, and none of a line that has an older one waiting or held.
   */
  claim(wish: EffectWish): Promise<readonly StoredEffect[]>;
  /**
   * Holds effects until an instant (ms) further on. Returns the ids of those that must not be begun any more: taken by
   * another worker or ended meanwhile, or made pointless by a newer effect that replaces their line.
   */
  renew(held: readonly HeldEffect[], held_until: number): Promise<readonly number[]>;
  /**
   * Gives back effects that were taken and not begun, as if they had never been taken: to their line, or retired where a
   * newer one has replaced it. What another worker holds by now stays with that worker.
   */
  release(held: readonly HeldEffect[]): Promise<void>;
  /**
   * Ends a try. `done` always counts; any other end only while the effect is held. One that is tried again after a newer
   * effect has replaced its line is replaced as well. Events of alerts are kept where the end counts.
   */
  settle(place: EffectPlace, outcome: EffectOutcome, alert_events?: readonly SubjectAlertEvent[]): Promise<void>;
  get(installation_id: string, effect_key: string): Promise<StoredEffect | null>;
  /** Effects in a state, newest first. */
  list(
    installation_id: string,
    filter: { readonly state?: EffectState; readonly kind?: EffectAction["kind"] },
    limit: number,
  ): Promise<readonly StoredEffect[]>;
  /** Effects that belong to a subject, of one kind or all, newest first. */
  ofSubject(subject: Subject, limit: number, kind?: EffectAction["kind"]): Promise<readonly StoredEffect[]>;
  /** Messages of a line that were done or replaced, oldest first. */
  messagesOfLine(installation_id: string, line: string): Promise<readonly StoredEffect[]>;
  counts(installation_id: string): Promise<Readonly<Record<EffectState, number>>>;
  /**
   * Puts a dead effect back in line, or retires it where a newer one has replaced that line meanwhile; false when there
   * is none with that id.
   */
  replay(installation_id: string, id: number, now: number): Promise<boolean>;
  /**
   * Forgets effects done or replaced that were caused before the given instant, at most `limit`; returns how many. Those
   * that created a record stay: later ones look up what they created.
   */
  forget(before: number, limit: number): Promise<number>;
}
