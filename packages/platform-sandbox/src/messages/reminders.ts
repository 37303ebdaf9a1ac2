import type { Clock } from "../clock.ts";
import type { Roles } from "../contacts/roles.ts";
import { meetsFilter } from "../fields/filter.ts";
import { fillText } from "../records/fill-text.ts";
import type { RecordWrite } from "../records/aftermath.ts";
import { hasChanged } from "../records/aftermath.ts";
import type { Presenter } from "../records/present.ts";
import type { Company } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import type { Forms } from "../storage/forms.ts";
import type { PostOffice } from "./post-office.ts";
import type { Reminder } from "./reminder.ts";
import { usernamesOf } from "./receivers.ts";
import type { ReminderStore } from "./reminder-store.ts";

/** 推送提醒 at work. */
export interface Reminders {
  /** Speaks where a single write calls for it. */
  recordWritten(write: RecordWrite): void;
  /** Sets the timer of a timed reminder. */
  schedule(reminder: Reminder): void;
  /** Takes up the timed reminders an earlier run left; those it missed speak at once. */
  resume(): void;
  stop(): void;
}

interface RemindersParts {
  readonly db: Database;
  readonly reminders: ReminderStore;
  readonly forms: Forms;
  readonly company: Company;
  readonly roles: Roles;
  readonly post: PostOffice;
  readonly presenter: Presenter;
  readonly clock: Clock;
}

const OPS = {
  create: "data_create_message",
  update: "data_update_message",
  schedule: "form_schedule_message",
} as const;

/** Makes the reminders of one sandbox. */
export function createReminders(parts: RemindersParts): Reminders {
  const { db, reminders, forms, post, presenter, clock } = parts;
  const timers = new Map<string, () => void>();

  function speak(reminder: Reminder, write?: RecordWrite): void {
    const { kind, push_to_server } = reminder;
    const about = write && { form: write.form, record: write.after };
    const to = usernamesOf(reminder, parts, about);
    const values = write ? presenter.record(write.form, write.after) : {};
    post.send({
      ...{ op: OPS[kind], source: "推送提醒", to, form: write?.form ?? forms.find(reminder.entry_id) },
      ...{ data_id: write?.after.data_id ?? null, text: fillText(reminder.text, values), isPushed: push_to_server },
    });
  }

  function wake(reminder_id: string): void {
    timers.delete(reminder_id);
    const reminder = reminders.find(reminder_id);
    if (!reminder || reminder.next_at === null) return;
    const next = db.transaction(() => {
      speak(reminder);
      const moved = { ...reminder, next_at: timeAfter(reminder, clock.now()) };
      reminders.save(moved);
      return moved;
    });
    schedule(next);
  }

  function schedule({ reminder_id, next_at }: Reminder): void {
    timers.get(reminder_id)?.();
    timers.delete(reminder_id);
    if (next_at === null) return;
    timers.set(
      reminder_id,
      clock.after(Math.min(Math.max(next_at - clock.now(), 0), LONGEST_TIMER_MS), () => rouse(reminder_id)),
    );
  }

  /** A far time is reached in several naps. */
  function rouse(reminder_id: string): void {
    const reminder = reminders.find(reminder_id);
    if (reminder && (reminder.next_at ?? 0) > clock.now()) schedule(reminder);
    else wake(reminder_id);
  }

  return {
    recordWritten(write) {
      if (!write.reminds || write.op === "delete") return;
      for (const reminder of reminders.ofForm(write.form.entry_id))
        if (isCalledFor(reminder, write)) speak(reminder, write);
    },
    schedule,
    resume: () => reminders.waiting().forEach(schedule),
    stop() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}

/** Timers of the machine hold 31 bits of ms. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function isCalledFor({ kind, fields, condition }: Reminder, write: RecordWrite): boolean {
  if (kind !== write.op) return false;
  if (kind === "update" && (write.form.is_workflow || !hasChanged(write, fields))) return false;
  return meetsFilter(write.form, condition, write.after);
}

/** The next turn after now; missed ones are not made up. */
function timeAfter({ next_at, every_ms }: Reminder, now: number): number | null {
  if (next_at === null || every_ms === null) return null;
  return next_at + every_ms * (Math.floor(Math.max(now - next_at, 0) / every_ms) + 1);
}
