import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { readConfig } from "../../src/config.ts";
import { kit } from "./the-kit.ts";

const { manifest, templates } = kit;

const OF_PEOPLE = /^(?:email|wechat_\w+|(?:customer|owner|receiver|contact)_name)$/;
const VENDOR_HOST = /https:\/\/([\w.-]+\.(?:com|cn))\b/g;

describe("the manifest", () => {
  it("says to write exactly the fields that templates mark as written by the add-on", () => {
    const written = templates
      .map(({ form, fields }) => ({
        form,
        fields: fields.filter(({ written_by }) => written_by !== undefined).map(({ name }) => name),
      }))
      .filter(({ fields }) => fields.length > 0);
    expect(manifest.writes).toEqual(written);
  });

  it("says to read every other field, and the keys of its own records", () => {
    const read = templates.map(({ form, fields, key }) => ({
      form,
      fields: fields
        .filter(({ name, written_by }) => written_by === undefined || key.includes(name))
        .map(({ name }) => name),
    }));
    expect(manifest.reads).toEqual(read);
  });

  it("declares every name, telephone, e-mail, account and postal address of people as personal data", () => {
    const personal = templates.flatMap(({ form, fields }) =>
      fields
        .filter(({ name, type }) => type === "phone" || type === "address" || OF_PEOPLE.test(name))
        .map(({ name }) => `${form}.${name}`),
    );
    const declared = manifest.personal_data.flatMap(({ form, fields }) => fields.map((name) => `${form}.${name}`));
    expect(personal.length).toBeGreaterThan(3);
    expect(declared).toEqual(expect.arrayContaining(personal));
  });

  it("names every host of a vendor that a channel calls", () => {
    const folder = new URL("../../src/adapters/notify/", import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const called = sources.flatMap((file) =>
      [...readFileSync(new URL(file, folder), "utf8").matchAll(VENDOR_HOST)].map(([, host = ""]) => host),
    );
    const declared = manifest.network_hosts.map(({ host }) => host);
    expect(called.length).toBeGreaterThan(4);
    expect(declared).toEqual(expect.arrayContaining(called.filter((host) => !host.endsWith(".example.com"))));
  });

  it("says how long bodies of pushes are kept where nobody sets anything", () => {
    const kept = manifest.retention.find(({ what }) => what === "push_bodies");
    expect(kept?.days).toBe(readConfig({}, null).keep_body_days);
  });

  it("names only fields that exist", () => {
    const known = templates.flatMap(({ form, fields }) => fields.map(({ name }) => `${form}.${name}`));
    const named = [...manifest.reads, ...manifest.writes, ...manifest.personal_data].flatMap(({ form, fields }) =>
      fields.map((name) => `${form}.${name}`),
    );
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("has the roles that rules choose their receivers from", () => {
    const rule = templates.find(({ form }) => form === "alert_rule");
    const roles = rule?.fields.find(({ name }) => name === "receiver_role")?.options;
    expect(manifest.roles.map(({ role }) => role)).toEqual(roles);
  });

  it("bears the version of the package", () => {
    const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    expect(manifest.version).toBe((JSON.parse(file) as { version: string }).version);
  });
});
