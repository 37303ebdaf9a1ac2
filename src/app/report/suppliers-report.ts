import type { SupplierReport, SupplierReportRow, SuppliersReport } from "../../contracts/suppliers.ts";
import { grouped } from "../../domain/math/grouped.ts";
import { isAlarming } from "../../domain/risk/severity.ts";
import { latenessFigures } from "../../domain/supplier/kept-promises.ts";
import { leadTimeFigures } from "../../domain/supplier/lead-time-figures.ts";
import { FALSE_ALARM_RATE, leadTimeTrend } from "../../domain/supplier/lead-time-trend.ts";
import type { SupplierDelivery } from "../../domain/supplier/supplier-deliveries.ts";
import { supplierLines } from "../../domain/supplier/supplier-lines.ts";
import type { SupplierLine } from "../../domain/supplier/supplier-table.ts";
import type { LearnedSuppliers } from "../supplier/supplier-tables.ts";

/** Ports of the suppliers' reports. */
export interface SuppliersReportPorts {
  supplierTables(installation_id: string): Promise<LearnedSuppliers>;
}

const SHOWN_DELIVERIES = 200;
const SHOWN_ORDERS = 100;
const SHOWN_ITEMS = 500;

/** All suppliers of an installation, the riskiest first. */
export function createSuppliersReport({ supplierTables }: SuppliersReportPorts) {
  return async function suppliersReport(installation_id: string): Promise<SuppliersReport> {
    const { today, since, table } = await supplierTables(installation_id);
    return {
      ...{ today, since, ...table.shop },
      expected_loss: table.expected_loss,
      purchase_value: table.purchase_value,
      judged_trends: table.lines.filter(({ trend }) => trend.kind !== "too_few").length,
      false_alarm_rate: FALSE_ALARM_RATE,
      suppliers: table.lines.map(rowOf),
    };
  };
}

/** One supplier with its deliveries and items; null where nobody has ever named it. */
export function createSupplierReport({ supplierTables }: SuppliersReportPorts) {
  return async function supplierReport(installation_id: string, supplier_code: string): Promise<SupplierReport | null> {
    const learned = await supplierTables(installation_id);
    const { today, table } = learned;
    const line = table.lines.find((candidate) => candidate.supplier_code === supplier_code);
    if (line === undefined) return null;
    return {
      today,
      row: rowOf(line),
      explanation: [...supplierLines(line, table.shop)],
      deliveries: line.deliveries.slice(-SHOWN_DELIVERIES).toReversed().map(deliveryOf),
      open_orders: openOrders(line, learned),
      items: itemsOf(line, learned),
    };
  };
}

function rowOf(line: SupplierLine): SupplierReportRow {
  const { supplier_code, supplier_name, delivery_count, lead_time, lateness, fullness, trend } = line;
  const { item_count, single_source_count, dependence, risk, mark, score } = line;
  const { expected_loss, expected_loss_share, purchase_value, purchase_value_share } = line;
  return {
    ...{ supplier_code, supplier_name, delivery_count, lead_time, lateness, fullness, trend },
    ...{ item_count, single_source_count, dependence, risk },
    ...{ expected_loss, expected_loss_share, purchase_value, purchase_value_share },
    mark: { light: mark.light, troubles: [...mark.troubles] },
    score: score === null ? null : { value: score.value, parts: [...score.parts] },
  };
}

function deliveryOf(delivery: SupplierDelivery): SupplierReport["deliveries"][number] {
  const { ordered_on, expected_on, received_on, lead_days, late_days } = delivery;
  return {
    ...{ ordered_on, expected_on, received_on, lead_days, late_days },
    purchase_order_nos: [...delivery.purchase_order_nos],
    item_codes: [...delivery.item_codes],
  };
}

function openOrders(
  { supplier_code }: SupplierLine,
  { facts, today }: LearnedSuppliers,
): SupplierReport["open_orders"] {
  const names = new Map(facts.items.map(({ item_code, item_name }) => [item_code, item_name]));
  return facts.orders
    .filter((order) => order.supplier_code === supplier_code && order.is_open)
    .map(({ purchase_order_no, item_code, expected_on, quantity, received_quantity }) => ({
      ...{ purchase_order_no, item_code, expected_on },
      item_name: names.get(item_code) ?? item_code,
      open_quantity: quantity - received_quantity,
      is_late: expected_on !== null && expected_on < today,
    }))
    .sort((a, b) => ((a.expected_on ?? "9999") < (b.expected_on ?? "9999") ? -1 : 1))
    .slice(0, SHOWN_ORDERS);
}

function itemsOf(
  { supplier_code, deliveries }: SupplierLine,
  { facts, table: { sources } }: LearnedSuppliers,
): SupplierReport["items"] {
  const items = new Map(facts.items.map((item) => [item.item_code, item]));
  const places = grouped(facts.places, ({ item_code }) => item_code);
  return [...sources.itemsOf(supplier_code)]
    .filter((item_code) => items.get(item_code)?.is_active !== false)
    .map((item_code) => {
      const own = deliveries.filter(({ item_codes }) => item_codes.includes(item_code));
      const lying = places.get(item_code) ?? [];
      return {
        item_code,
        item_name: items.get(item_code)?.item_name ?? item_code,
        is_single_source: sources.isSole(item_code),
        delivery_count: own.length,
        lead_time: leadTimeFigures(own),
        late_rate: latenessFigures(own).late_rate,
        trend: leadTimeTrend(own),
        expected_loss: lying.reduce((sum, place) => sum + (isAlarming(place.severity) ? place.expected_loss : 0), 0),
        places: lying.map(({ location_code, severity }) => ({ location_code, severity })),
      };
    })
    .sort((a, b) => b.expected_loss - a.expected_loss || (a.item_code < b.item_code ? -1 : 1))
    .slice(0, SHOWN_ITEMS);
}
