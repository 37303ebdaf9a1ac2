import { describe, expect, it } from "@jest/globals";
import { placeNames } from "../../../src/domain/text/place-names.ts";

const named = (location_code: string, location_name: string) => ({ location_code, location_name });

describe("the name of a place", () => {
  it("is that of its form, without the space around it", () => {
    expect(placeNames([named("CK-1", " 华东一号仓 ")])("CK-1")).toBe("华东一号仓");
  });

  it("is its code where the form has no name, or does not know the place", () => {
    const nameOf = placeNames([named("CK-1", " ")]);
    expect([nameOf("CK-1"), nameOf("CK-2"), nameOf("")]).toEqual(["CK-1", "CK-2", ""]);
  });

  it("is its code where another place has the same name", () => {
    const nameOf = placeNames([named("CK-1", "门店"), named("CK-2", "门店 "), named("CK-3", "总仓")]);
    expect(["CK-1", "CK-2", "CK-3"].map(nameOf)).toEqual(["CK-1", "CK-2", "总仓"]);
  });
});
