import type { FormName } from "../../contracts/form.ts";
import type { RecordsByForm } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { CanonicalRow } from "../../contracts/rows.ts";
import type { Touch } from "../../contracts/subject.ts";
import type { CareTaskNote, CouponNote } from "../care/note-care.ts";
import type { Clock } from "../../ports/clock.ts";

/** What a business event may ask of the add-on beside its rows. */
export interface WebhookActions {
  /** A person answered the alert on the platform's form. */
  answerAlert(answer: AlertAnswer): Promise<void>;
  /** A person followed up on a care task. */
  noteCareTask(note: CareTaskNote): Promise<void>;
  /** The form says where a coupon stands. */
  noteCoupon(note: CouponNote): Promise<void>;
}

/** A person's answer to an alert, found by the alert record's effect key. */
export interface AlertAnswer {
  readonly installation_id: string;
  readonly effect_key: string;
  readonly alert_status: string;
}

/** What follows when a record of one form is created, changed, removed or recovered. */
export interface Webhook {
  readonly form: FormName;
  /** The record laid flat; the same record always gives the same rows. */
  readonly rows: (record: unknown, clock: Pick<Clock, "dayOf">) => readonly CanonicalRow[];
  /** Subjects put in doubt beside those of the rows themselves. */
  readonly touches: (record: unknown) => readonly Touch[];
  /** What a person should put right, although the record can be used. */
  readonly problems: (record: unknown, clock: Pick<Clock, "dayOf">) => readonly Problem[];
  /** Null where nothing more follows; bears running twice. `before`: the record as kept until now, null where it is new. */
  readonly follow:
    | ((actions: WebhookActions, installation_id: string, record: unknown, before: unknown) => Promise<void>)
    | null;
}

/** The words of one webhook file; whatever is left out means nothing follows. */
export interface WebhookWords<F extends FormName> {
  readonly form: F;
  readonly rows?: (record: RecordsByForm[F], clock: Pick<Clock, "dayOf">) => readonly CanonicalRow[];
  readonly touches?: (record: RecordsByForm[F]) => readonly Touch[];
  readonly problems?: (record: RecordsByForm[F], clock: Pick<Clock, "dayOf">) => readonly Problem[];
  readonly follow?: (
    actions: WebhookActions,
    installation_id: string,
    record: RecordsByForm[F],
    before: RecordsByForm[F] | null,
  ) => Promise<void>;
}

/** Ties what follows to a form. Records reach it only through `checkRecord`, which makes them fit the form's type. */
export function defineWebhook<F extends FormName>(words: WebhookWords<F>): Webhook {
  // Safe by checkRecord: a webhook is only ever given the checked record of its own form.
  const own = (record: unknown) => record as RecordsByForm[F];
  const { follow } = words;
  return {
    form: words.form,
    rows: (record, clock) => words.rows?.(own(record), clock) ?? [],
    touches: (record) => words.touches?.(own(record)) ?? [],
    problems: (record, clock) => words.problems?.(own(record), clock) ?? [],
    follow:
      follow === undefined
        ? null
        : (actions, installation_id, record, before) =>
            follow(actions, installation_id, own(record), before === null ? null : own(before)),
  };
}
