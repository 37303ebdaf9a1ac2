import { describe, expect, it } from "@jest/globals";
import { createDemoShop } from "@stockguard/demo-shop";
import { faultsOf, readTemplates } from "./form-templates.ts";

const templates = readTemplates();

describe("what the demo shop writes", () => {
  it.each([
    { seed: 1, today: "2026-03-10" },
    { seed: 2, today: "2026-10-20" },
  ])("fits the form templates in every record (seed $seed, $today)", (options) => {
    const { records } = createDemoShop(options);
    const faults = records.flatMap((record) =>
      faultsOf(templates.get(record.form), record, false).map((fault) => `${record.form} ${record.key} ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it("fits the form templates in every edit of sixty played days", () => {
    const { player } = createDemoShop({ seed: 3, today: "2026-03-10" });
    const edits = Array.from({ length: 60 }, () => player.nextDay().edits).flat();
    const faults = edits.flatMap((edit) =>
      faultsOf(templates.get(edit.form), edit, edit.kind === "update").map(
        (fault) => `${edit.form} ${edit.key} ${fault}`,
      ),
    );
    expect(edits.length).toBeGreaterThan(1200);
    expect(faults).toEqual([]);
  });

  it.each([
    {
      name: "a field the template lacks",
      data: { ...aLocation(), colour: "red" },
      fault: "colour: not in the template",
    },
    {
      name: "an option the template lacks",
      data: { ...aLocation(), location_kind: "工厂" },
      fault: 'location_kind: "工厂" is not a combo',
    },
    { name: "a required field left out", data: { location_code: "CK-01" }, fault: "location_name: missing" },
  ])("would be caught writing $name", ({ data, fault }) => {
    expect(faultsOf(templates.get("location"), { key: "CK-01", data }, false)).toEqual([fault]);
  });
});

function aLocation() {
  return { location_code: "CK-01", location_name: "主仓", location_kind: "仓库" };
}
