import type { SettingStep } from "../../../ports/outbox.ts";
import { firstAs, type Program, run } from "./program.ts";

/** Null where there is none of that name. */
export function findSetting(installation_id: string, name: string): Program<string | null> {
  return firstAs(
    ({ value }) => String(value),
    "select value from setting where installation_id = ? and name = ?",
    installation_id,
    name,
  );
}

/** Keeps a setting in the place of any other of its name. */
export function saveSetting(installation_id: string, name: string, value: string): Program<number> {
  return run(
    `insert into setting (installation_id, name, value) values (?, ?, ?)
     on conflict (installation_id, name) do update set value = excluded.value`,
    installation_id,
    name,
    value,
  );
}

/** Takes a step; false where the setting is another by now. */
export function* takeSettingStep({ installation_id, name, before, after }: SettingStep): Program<boolean> {
  if ((yield* findSetting(installation_id, name)) !== before) return false;
  yield* saveSetting(installation_id, name, after);
  return true;
}
