import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { purposesOf, templateOfPurpose } from "../../src/adapters/notify/sending/template-of-purpose.ts";
import { PURPOSE_LABELS, PURPOSES } from "../../src/domain/consent/consent-entry.ts";

const template = fc.record({ id: fc.oneof(fc.constant(""), fc.string({ minLength: 1 })), variables: fc.anything() });
const templates = fc.record({ internal: template, service: template, marketing: template });
const purposes = fc.constantFrom(undefined, ...PURPOSES);

describe("the template of a message", () => {
  it("is that of its purpose itself, or none: never another's", () => {
    const property = fc.property(templates, purposes, (all, purpose) => {
      const own = all[purpose ?? "internal"];
      const choice = templateOfPurpose(all, { channel: "x", ...(purpose !== undefined && { purpose }) }, "sms");
      expect(choice.kind === "chosen" ? choice.template : null).toBe(own.id === "" ? null : own);
    });
    fc.assert(property, { seed: 20_261_130 });
  });

  it("is there for exactly what the channel can send", () => {
    const property = fc.property(templates, (all) => {
      const found = PURPOSES.filter(
        (purpose) => templateOfPurpose(all, { channel: "x", purpose }, "sms").kind === "chosen",
      );
      expect(purposesOf(all)).toEqual(found);
    });
    fc.assert(property, { seed: 20_261_130 });
  });

  it.each(PURPOSES)("says what lacks and what to do where there is none for %s", (purpose) => {
    const none = { id: "", variables: null };
    const choice = templateOfPurpose(
      { internal: none, service: none, marketing: none },
      { channel: "客户短信", purpose },
      "sms",
    );
    expect(choice).toEqual({
      kind: "missing",
      problem: {
        code: "sms_template_missing",
        message: expect.stringContaining(`没有设置“${PURPOSE_LABELS[purpose]}”用的模板`),
        hint: expect.stringMatching(/`stockguard channel set 客户短信`.*`stockguard channel list`.*“问题”页重试/),
      },
    });
  });
});
