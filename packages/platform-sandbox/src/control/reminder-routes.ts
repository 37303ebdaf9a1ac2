import type { Route, RouteRequest } from "../http/router.ts";
import { refusal } from "../problem.ts";
import { isoOf } from "../records/present.ts";
import { type Reminder, readReminder } from "../messages/reminder.ts";
import type { Reminders } from "../messages/reminders.ts";
import type { ReminderStore } from "../messages/reminder-store.ts";
import type { Roles } from "../contacts/roles.ts";
import type { Company } from "../storage/company.ts";
import type { Lookups } from "./lookups.ts";

interface ReminderRouteParts {
  readonly lookups: Lookups;
  readonly company: Company;
  readonly roles: Roles;
  readonly reminders: Reminders;
  readonly reminderStore: ReminderStore;
  readonly nextId: () => string;
}

/** 推送提醒 of a form. */
export function reminderRoutes(parts: ReminderRouteParts): readonly Route<unknown>[] {
  const { lookups, reminders, reminderStore, nextId } = parts;
  const path = "/sandbox/forms/:entry_id/reminders";
  return [
    {
      method: "GET",
      path,
      handle: (request) => ({ reminders: reminderStore.ofForm(lookups.form(request).entry_id).map(shown) }),
    },
    {
      method: "POST",
      path,
      handle(request) {
        const reminder = { reminder_id: nextId(), ...readReminder(request.body, lookups.form(request), parts) };
        reminderStore.save(reminder);
        reminders.schedule(reminder);
        return { reminder_id: reminder.reminder_id };
      },
    },
    {
      method: "DELETE",
      path: "/sandbox/reminders/:reminder_id",
      handle(request) {
        const { reminder_id } = found(reminderStore, request);
        reminderStore.remove(reminder_id);
        return { ok: true };
      },
    },
  ];
}

function found(reminderStore: ReminderStore, { at }: RouteRequest): Reminder {
  const reminder = reminderStore.find(at.reminder_id ?? "");
  if (reminder) return reminder;
  throw refusal(1, "提醒不存在", 404);
}

function shown(reminder: Reminder): unknown {
  return { ...reminder, next_at: reminder.next_at === null ? null : isoOf(reminder.next_at) };
}
