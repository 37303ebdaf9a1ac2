import type { FormBinding } from "../../../contracts/form.ts";
import type { Installation, Registry } from "../../../ports/registry.ts";
import { all, allAs, firstAs, type Program, run, type SqlRow, together } from "./program.ts";
import { findSetting, saveSetting } from "./settings.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Tables that hold something of an installation. */
const OWNED_TABLES = [
  "inbox",
  "record",
  "item",
  "supplier",
  "customer",
  "location",
  "stock_level",
  "sales_line",
  "purchase_line",
  "receipt_line",
  "past_delivery",
  "movement",
  "return_line",
  "feedback",
  "feedback_verdict",
  "enquiry",
  "count_line",
  "alert_rule",
  "receiver",
  "promotion",
  "demand_adjustment",
  "bom_line",
  "production_order",
  "production_outlook",
  "event_choice",
  "stockout_event",
  "event_snapshot",
  "subject",
  "assessment",
  "board_row",
  "item_classes",
  "item_substitutes",
  "substitute_offer",
  "substitute_acceptance",
  "alert_event",
  "purchase_choice",
  "alert_rule_version",
  "effect",
  "customer_erasure",
  "customer_figure",
  "exposure",
  "consent_entry",
  "sent_to_person",
  "delivery_receipt",
  "broadcast",
  "care_assignment",
  "care_coupon",
  "form_binding",
  "setting",
  "installation",
] as const;

/** Installations, their bound forms and their settings. */
export function createSqlRegistry(database: SqlDatabase): Registry {
  return { ...installations(database), ...bindings(database), ...settings(database) };
}

function installations(database: SqlDatabase) {
  return {
    installations: () =>
      database.read("server", allAs(installation, "select * from installation order by created_at, installation_id")),

    saveInstallation: async ({ installation_id, name, app_id, created_at }) => {
      const save = run(
        `insert into installation (installation_id, name, app_id, created_at) values (?, ?, ?, ?)
         on conflict (installation_id) do update set name = excluded.name, app_id = excluded.app_id`,
        installation_id,
        name,
        app_id,
        created_at,
      );
      await database.write(of(installation_id), save);
    },

    removeInstallation: async (installation_id) => {
      const removals = OWNED_TABLES.map((table) =>
        run(`delete from ${table} where installation_id = ?`, installation_id),
      );
      await database.write(of(installation_id), together(removals));
    },
  } satisfies Partial<Registry>;
}

function bindings(database: SqlDatabase) {
  return {
    bindings: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(binding, "select * from form_binding where installation_id = ? order by form", installation_id),
      ),

    saveBinding: async (bound) => {
      await database.write(of(bound.installation_id), saveBinding(bound));
    },

    bindingByToken: (push_token) =>
      database.read("server", firstAs(binding, "select * from form_binding where push_token = ?", push_token)),

    markSynced: async (installation_id, form, synced_through) => {
      const mark = run(
        `update form_binding set synced_through = ?
         where installation_id = ? and form = ? and (synced_through is null or synced_through < ?)`,
        synced_through,
        installation_id,
        form,
        synced_through,
      );
      await database.write(of(installation_id), mark);
    },
  } satisfies Partial<Registry>;
}

function saveBinding(bound: FormBinding): Program<number> {
  return run(
    `insert into form_binding
       (installation_id, form, app_id, entry_id, fields, push_token, push_secret, synced_through)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, form) do update set
       app_id = excluded.app_id, entry_id = excluded.entry_id, fields = excluded.fields,
       push_token = excluded.push_token, push_secret = excluded.push_secret,
       synced_through = excluded.synced_through`,
    bound.installation_id,
    bound.form,
    bound.app_id,
    bound.entry_id,
    JSON.stringify(bound.fields),
    bound.push_token,
    bound.push_secret,
    bound.synced_through,
  );
}

function settings(database: SqlDatabase) {
  return {
    setting: (installation_id, name) => database.read(of(installation_id), findSetting(installation_id, name)),

    settings: (installation_id, prefix) => database.read(of(installation_id), settingsOf(installation_id, prefix)),

    saveSetting: async (installation_id, name, value) => {
      await database.write(of(installation_id), saveSetting(installation_id, name, value));
    },

    firstSetting: (installation_id, name, value) =>
      database.write(of(installation_id), firstSetting(installation_id, name, value)),

    removeSetting: async (installation_id, name) => {
      const remove = run("delete from setting where installation_id = ? and name = ?", installation_id, name);
      await database.write(of(installation_id), remove);
    },
  } satisfies Partial<Registry>;
}

function* firstSetting(installation_id: string, name: string, value: string): Program<string> {
  yield* run(
    `insert into setting (installation_id, name, value) values (?, ?, ?)
     on conflict (installation_id, name) do nothing`,
    installation_id,
    name,
    value,
  );
  return (yield* findSetting(installation_id, name)) ?? value;
}

function* settingsOf(installation_id: string, prefix: string): Program<Readonly<Record<string, string>>> {
  const rows = yield* all(
    "select name, value from setting where installation_id = ? and substr(name, 1, length(?)) = ? order by name",
    installation_id,
    prefix,
    prefix,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [String(name), String(value)]));
}

function installation(row: SqlRow): Installation {
  return {
    installation_id: String(row["installation_id"]),
    name: String(row["name"]),
    app_id: String(row["app_id"]),
    created_at: Number(row["created_at"]),
  };
}

function binding(row: SqlRow): FormBinding {
  return {
    installation_id: String(row["installation_id"]),
    // `form` and `fields` were written by `saveBinding` above.
    form: row["form"] as FormBinding["form"],
    app_id: String(row["app_id"]),
    entry_id: String(row["entry_id"]),
    fields: JSON.parse(String(row["fields"])) as FormBinding["fields"],
    push_token: String(row["push_token"]),
    push_secret: String(row["push_secret"]),
    synced_through: row["synced_through"] === null ? null : Number(row["synced_through"]),
  };
}
