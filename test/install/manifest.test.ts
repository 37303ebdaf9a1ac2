import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { kit } from "./the-kit.ts";

const { manifest, templates } = kit;

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

  it("declares every telephone, e-mail and postal address as personal data", () => {
    const personal = templates.flatMap(({ form, fields }) =>
      fields
        .filter(({ name, type }) => type === "phone" || type === "address" || name === "email")
        .map(({ name }) => `${form}.${name}`),
    );
    const declared = manifest.personal_data.flatMap(({ form, fields }) => fields.map((name) => `${form}.${name}`));
    expect(personal.length).toBeGreaterThan(3);
    expect(declared).toEqual(expect.arrayContaining(personal));
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
