import { describe, expect, it } from "@jest/globals";
import { maskedAddress, peopleIn, personAddress, personKey } from "../../../src/domain/consent/person-address.ts";

const OPENID = "oAbcdefghijklmnopqrstuvwxyz0";

describe("the address of a person", () => {
  it.each([
    ["13800138000", "person:sms:13800138000", "138******00"],
    ["+86 138-0013-8000", "person:sms:13800138000", "138******00"],
    ["１３８００１３８０００", "person:sms:13800138000", "138******00"],
    [" Li@Example.com ", "person:mail:li@example.com", "l***@example.com"],
    [OPENID, `person:wechat:${OPENID}`, "oAbc***z0"],
    ["wmAbcdefghijk", "person:wechat_work:wmAbcdefghijk", "wmAb***jk"],
  ])("%s", (typed, key, shown) => {
    const address = personAddress(typed);
    if (address === null) throw new Error("not understood");
    expect(personKey(address)).toBe(key);
    expect(maskedAddress(address)).toBe(shown);
  });

  it.each(["", "张三", "1380013800", "13800138000 13900139000", "张三 13800138000", "zhangsan", "a@b"])(
    "is not taken from “%s”",
    (typed) => expect(personAddress(typed)).toBeNull(),
  );
});

describe("everybody in a field of contacts", () => {
  it("is found between names, brackets and whatever parts a list", () => {
    const text = `张三 138 0013 8000；李四<li@example.com>、wang@example.com/${OPENID}|（采购）wmAbcdefghijk`;
    expect(peopleIn(text).map(personKey)).toEqual([
      ...["person:sms:13800138000", "person:mail:li@example.com", "person:mail:wang@example.com"],
      ...[`person:wechat:${OPENID}`, "person:wechat_work:wmAbcdefghijk"],
    ]);
  });
});
