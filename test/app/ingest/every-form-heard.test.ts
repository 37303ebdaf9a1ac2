import { describe, expect, it } from "@jest/globals";
import { FORM_LABELS } from "../../../src/contracts/generated/records.ts";
import { webhooks } from "../../../webhooks/index.ts";

describe("the registry of business events", () => {
  it("knows every form of the kit once, so that none of its records is set apart", () => {
    expect(webhooks.map(({ form }) => form).toSorted()).toEqual(Object.keys(FORM_LABELS).toSorted());
  });
});
