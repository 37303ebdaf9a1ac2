import type { FormBinding } from "../../contracts/form.ts";
import type { Installation, Registry } from "../../ports/registry.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";

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
  "alert_rule",
  "subject",
  "assessment",
  "board_row",
  "effect",
  "customer_erasure",
  "form_binding",
  "setting",
  "installation",
] as const;

/** Installations, their bound forms and their settings. */
export function createSqliteRegistry(sqlite: SqliteDriver): Registry {
  return {
    installations: async () =>
      sqlite.all("select * from installation order by created_at, installation_id").map(installation),

    saveInstallation: async ({ installation_id, name, app_id, created_at }) => {
      sqlite.run(
        `insert into installation (installation_id, name, app_id, created_at) values (?, ?, ?, ?)
         on conflict (installation_id) do update set name = excluded.name, app_id = excluded.app_id`,
        installation_id,
        name,
        app_id,
        created_at,
      );
    },

    removeInstallation: async (installation_id) =>
      sqlite.transaction(() => {
        for (const table of OWNED_TABLES) sqlite.run(`delete from ${table} where installation_id = ?`, installation_id);
      }),

    bindings: async (installation_id) =>
      sqlite.all("select * from form_binding where installation_id = ? order by form", installation_id).map(binding),

    saveBinding: async (bound) => {
      sqlite.run(
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
    },

    bindingByToken: async (push_token) => {
      const row = sqlite.get("select * from form_binding where push_token = ?", push_token);
      return row === undefined ? null : binding(row);
    },

    markSynced: async (installation_id, form, synced_through) => {
      sqlite.run(
        `update form_binding set synced_through = ?
         where installation_id = ? and form = ? and (synced_through is null or synced_through < ?)`,
        synced_through,
        installation_id,
        form,
        synced_through,
      );
    },

    setting: async (installation_id, name) => {
      const row = sqlite.get("select value from setting where installation_id = ? and name = ?", installation_id, name);
      return row === undefined ? null : String(row["value"]);
    },

    settings: async (installation_id, prefix) => {
      const rows = sqlite.all(
        "select name, value from setting where installation_id = ? and substr(name, 1, length(?)) = ? order by name",
        installation_id,
        prefix,
        prefix,
      );
      return Object.fromEntries(rows.map(({ name, value }) => [String(name), String(value)]));
    },

    saveSetting: async (installation_id, name, value) => {
      sqlite.run(
        `insert into setting (installation_id, name, value) values (?, ?, ?)
         on conflict (installation_id, name) do update set value = excluded.value`,
        installation_id,
        name,
        value,
      );
    },

    removeSetting: async (installation_id, name) => {
      sqlite.run("delete from setting where installation_id = ? and name = ?", installation_id, name);
    },
  };
}

function installation(row: SqliteRow): Installation {
  return {
    installation_id: String(row["installation_id"]),
    name: String(row["name"]),
    app_id: String(row["app_id"]),
    created_at: Number(row["created_at"]),
  };
}

function binding(row: SqliteRow): FormBinding {
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
