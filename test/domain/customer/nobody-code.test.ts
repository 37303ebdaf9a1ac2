import { describe, expect, it } from "@jest/globals";
import { erasedCode } from "../../../src/domain/customer/erased-customer.ts";
import { isNamedCustomer } from "../../../src/domain/customer/named-customer.ts";
import { isNobodyCode, WALK_IN_CODE } from "../../../src/domain/customer/nobody-code.ts";

describe("a customer code that names nobody", () => {
  it.each(["", " ", WALK_IN_CODE, " 散客 ", "散户", "零散客户", "门店散客", "零售", "零售客户", "匿名"])(
    "is “%s”",
    (code) => {
      expect(isNobodyCode(code)).toBe(true);
      expect(isNamedCustomer(code)).toBe(false);
    },
  );

  it.each(["C-1", "散客王", "零售一部", "匿名科技有限公司", "0"])("is not “%s”", (code) => {
    expect(isNobodyCode(code)).toBe(false);
    expect(isNamedCustomer(code)).toBe(true);
  });

  it("is not the one that erasure left, who is no named customer either", () => {
    expect(isNobodyCode(erasedCode("7f3a"))).toBe(false);
    expect(isNamedCustomer(erasedCode("7f3a"))).toBe(false);
  });
});
