import type { DemoRecord } from "./demo-record.ts";

/** The main warehouse; it carries every item. */
export const MAIN_WAREHOUSE = "CK-01";
/** The second warehouse, for the west. */
export const WEST_WAREHOUSE = "CK-02";
/** The store. */
export const STORE = "MD-01";

/** Where stock lies. */
export const LOCATION_CODES: readonly string[] = [MAIN_WAREHOUSE, WEST_WAREHOUSE, STORE];

/** What a transfer to or from a location takes and costs. */
interface TransferFigures {
  readonly transfer_days: number;
  /** Money per unit. */
  readonly transfer_unit_cost: number;
  /** Money per transfer. */
  readonly transfer_cost: number;
}

/** Within the city a van goes every day; a lorry to the west takes four. */
const IN_TOWN: TransferFigures = { transfer_days: 1, transfer_unit_cost: 0.3, transfer_cost: 15 };
const FAR_AWAY: TransferFigures = { transfer_days: 4, transfer_unit_cost: 1.2, transfer_cost: 60 };

/** The location forms. */
export function locationRecords(): readonly DemoRecord[] {
  return [
    place(MAIN_WAREHOUSE, "杭州主仓", "仓库", ["浙江省", "杭州市", "余杭区", "示例路 1 号"], IN_TOWN),
    place(WEST_WAREHOUSE, "成都分仓", "仓库", ["四川省", "成都市", "双流区", "示例路 2 号"], FAR_AWAY),
    place(STORE, "杭州湖滨门店", "门店", ["浙江省", "杭州市", "上城区", "示例路 3 号"], IN_TOWN),
  ];
}

function place(
  location_code: string,
  location_name: string,
  location_kind: string,
  [province, city, district, detail]: readonly [string, string, string, string],
  figures: TransferFigures,
): DemoRecord {
  const address = { province, city, district, detail };
  const status = { location_status: "启用", allows_transfer: "是" };
  const data = { location_code, location_name, location_kind, address, ...status, ...figures };
  return { form: "location", key: location_code, data };
}
