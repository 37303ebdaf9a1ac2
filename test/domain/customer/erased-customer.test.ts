import { describe, expect, it } from "@jest/globals";
import { ERASED_NAME, erasedCode, isErasedCode } from "../../../src/domain/customer/erased-customer.ts";

describe("a customer whose data was erased", () => {
  it("is known by the code erasure left, and by no other", () => {
    expect(erasedCode("7f3a")).toBe("erased-7f3a");
    expect(isErasedCode(erasedCode("7f3a"))).toBe(true);
    expect(isErasedCode("C-1")).toBe(false);
    expect(isErasedCode("not-erased-")).toBe(false);
    expect(isErasedCode("")).toBe(false);
  });

  it("has a name in words, so that a list shows no gap", () => {
    expect(ERASED_NAME).toBe("已删除的客户");
  });
});
