import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  careOfKey,
  effectKeys,
  episodeKey,
  renamedCustomerKey,
  subjectOfAlertKey,
} from "../../../src/app/alert/alert-keys.ts";

const subject = { installation_id: "shop", item_code: "CUP", location_code: "WH" };
const code = fc.string({ unit: "grapheme" });

describe("the key of an effect", () => {
  it("leads back to its subject and episode, whatever the codes are made of", () => {
    fc.assert(
      fc.property(code, code, fc.nat(), (item_code, location_code, episode) => {
        const found = { installation_id: "shop", item_code, location_code };
        const key = effectKeys.alert(found, episode);
        expect(subjectOfAlertKey("shop", key)).toEqual({ subject: found, episode });
      }),
    );
  });

  it("is another one for another subject, wherever a slash divides the codes", () => {
    const one = effectKeys.alert({ ...subject, item_code: "A/B", location_code: "C" }, 1);
    const other = effectKeys.alert({ ...subject, item_code: "A", location_code: "B/C" }, 1);
    expect(one).not.toBe(other);
  });

  it.each([
    { name: "a care task of another customer", key: effectKeys.care(subject, 1, "KH-2") },
    { name: "the same customer in another episode", key: effectKeys.care(subject, 2, "KH-1") },
  ])("is another one for $name", ({ key }) => {
    expect(key).not.toBe(effectKeys.care(subject, 1, "KH-1"));
  });

  it("is another one for a later message of the same rule", () => {
    const asked = (at: number) => effectKeys.message(subject, 1, at, "通知采购");
    expect(asked(1)).not.toBe(asked(2));
    expect(asked(1)).toBe(asked(1));
  });

  it.each(["", "alert", "alert/CUP/WH", "alert/CUP/WH/x", "alert/CUP/WH/1/change/2", "care/CUP/WH/1", "alert/%/WH/1"])(
    "is no key any more once somebody has edited it to %j",
    (text) => {
      expect(subjectOfAlertKey("shop", text)).toBeNull();
    },
  );
});

describe("keys of care tasks", () => {
  it("name the action that a task stands for", () => {
    expect(careOfKey(effectKeys.care(subject, 1, "C-1"))).toMatchObject({ action: "delay_notice" });
    expect(careOfKey(effectKeys.turnedAway(subject, 1, "C-1"))).toMatchObject({ action: "delay_notice" });
    const foretold = careOfKey(effectKeys.foretold(subject, 1, "C/1"));
    expect(foretold).toMatchObject({ action: "foretold_task", customer_code: "C/1" });
    expect(foretold?.event_no).toBe(episodeKey(subject, 1));
    const planned = effectKeys.careAction(episodeKey(subject, 1), "C-1", "coupon");
    expect(careOfKey(planned)).toMatchObject({ action: "coupon" });
  });

  it.each(["care", "care/A/W/1", "care/A/W/1/C/coupon", "care_action/A/W/1/C", "alert/A/W/1/C", "care/A/W/1/%"])(
    "name nothing any more once somebody has edited them to %j",
    (text) => {
      expect(careOfKey(text)).toBeNull();
    },
  );

  it("tell a buyer who is foretold from one who waits, and follow a customer's new code both", () => {
    const keys = [effectKeys.care(subject, 1, "C-1"), effectKeys.foretold(subject, 1, "C-1")];
    expect(new Set(keys).size).toBe(2);
    expect(keys.map((key) => renamedCustomerKey(key, "C-1", "erased"))).toEqual([
      effectKeys.care(subject, 1, "erased"),
      effectKeys.foretold(subject, 1, "erased"),
    ]);
  });
});
