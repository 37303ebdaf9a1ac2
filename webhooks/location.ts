import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import type { LocationRecord } from "../src/contracts/generated/records.ts";
import type { Problem } from "../src/contracts/problem.ts";

/** A warehouse, shop or channel changed: pages show its new name, and plans go by its new transfer figures. */
export const locationChanged = defineWebhook({
  form: "location",
  rows: (location) => {
    const { location_code, location_name, location_kind, allows_transfer, location_status } = location;
    return [
      {
        table: "location",
        row: {
          ...{ location_code, location_name, location_kind },
          allows_transfer: allows_transfer !== "否" && location_status !== "停用",
          transfer_days: atLeastNothing(location.transfer_days),
          transfer_unit_cost: atLeastNothing(location.transfer_unit_cost),
          transfer_cost: atLeastNothing(location.transfer_cost),
        },
      },
    ];
  },
  problems: (location) => [...negativeFigures(location), ...missingDays(location)],
});

const FIGURES = {
  transfer_days: "调拨到货天数",
  transfer_unit_cost: "每件调拨费",
  transfer_cost: "每次调拨费",
} as const satisfies Partial<Record<keyof LocationRecord, string>>;

/** A figure below nought counts as not filled in. */
function atLeastNothing(figure: number | null): number | null {
  return figure === null || figure < 0 ? null : figure;
}

function negativeFigures(location: LocationRecord): readonly Problem[] {
  const names = Object.entries(FIGURES).flatMap(([field, label]) =>
    // The entries of FIGURES are fields of the record.
    (location[field as keyof typeof FIGURES] ?? 0) < 0 ? [label] : [],
  );
  if (names.length === 0) return [];
  return [
    {
      code: "transfer_figure_negative",
      message: `“${location.location_name}”的${names.join("、")}小于 0，按未填处理`,
      hint: "调拨天数和费用请填 0 或正数。",
    },
  ];
}

/** Somebody wants the location to take part and has not said how long that takes. */
function missingDays({ location_name, allows_transfer, transfer_days }: LocationRecord): readonly Problem[] {
  if (allows_transfer !== "是" || transfer_days !== null) return [];
  return [
    {
      code: "transfer_days_missing",
      message: `“${location_name}”选了参与调拨，但没有填调拨到货天数，暂不参与`,
      hint: "填写与其他仓库、门店往来调拨通常几天到货（当天到填 0）。",
    },
  ];
}
