import type { BuyingHistories, CustomerPage, ItemBuyers, OrderDay } from "../../../ports/buying-histories.ts";
import type { SalesLineRow } from "../../../contracts/rows.ts";
import type { CustomerFigure } from "../../../ports/customer-figures.ts";
import { compareText } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** Figures of an installation's customers by their code. */
type FiguresOf = (installation_id: string) => ReadonlyMap<string, CustomerFigure>;

/** Who bought when, read from the sales lines. */
export function createMemoryBuyingHistories(rows: MemoryRows, figuresOf: FiguresOf): BuyingHistories {
  const counted = (installation_id: string): readonly SalesLineRow[] =>
    rows
      .table(installation_id, "sales_line")
      .map(({ row }) => row)
      .filter(({ line_state, quantity }) => line_state !== "cancelled" && quantity > 0);
  const bought = (installation_id: string): readonly SalesLineRow[] =>
    counted(installation_id)
      .filter(({ customer_code }) => customer_code !== "")
      .toSorted(inOrder);

  return {
    customerCodes: async (installation_id, page) => codesOf(bought(installation_id), page),

    linesOf: async (installation_id, page) => {
      const lines = bought(installation_id);
      const codes = new Set(codesOf(lines, page));
      return lines
        .filter(({ customer_code }) => codes.has(customer_code))
        .map(({ customer_code, item_code, ordered_on, quantity, unit_price }) => {
          return { customer_code, item_code, ordered_on, quantity, unit_price };
        });
    },

    buyersOf: async (installation_id, item_code, page) => {
      const lines = bought(installation_id);
      const buyers = lines.filter((line) => line.item_code === item_code);
      const codes = new Set(codesOf(buyers, page));
      const own = lines.filter(({ customer_code }) => codes.has(customer_code));
      return Array.from(
        Map.groupBy(own, ({ customer_code, ordered_on }) => JSON.stringify([customer_code, ordered_on])).values(),
        (day) => orderDay(day, item_code),
      ).filter((day) => day !== null);
    },

    worthOfBuyers: async (installation_id, { from, through }, { after, limit }) => {
      const figures = figuresOf(installation_id);
      const lines = counted(installation_id).filter(
        ({ ordered_on, item_code }) => ordered_on >= from && ordered_on <= through && item_code > (after ?? ""),
      );
      return [...Map.groupBy(lines, ({ item_code }) => item_code)]
        .toSorted(([a], [b]) => compareText(a, b))
        .slice(0, limit)
        .map(([item_code, own]): ItemBuyers => {
          const worths = own.map(({ customer_code }) => worthOf(figures.get(customer_code)));
          const line_worth = worths.reduce((sum, worth) => sum + worth, 0);
          return {
            item_code,
            lines: own.length,
            units: own.reduce((sum, { quantity }) => sum + quantity, 0),
            line_worth,
          };
        });
    },
  };
}

function worthOf(figure: CustomerFigure | undefined): number {
  if (figure?.value_basis !== "margin") return 0;
  return Math.max(0, figure.value ?? 0) * (figure.alive_probability ?? 0);
}

function orderDay(lines: readonly SalesLineRow[], item_code: string): OrderDay | null {
  const [first] = lines;
  if (first === undefined) return null;
  const { customer_code, ordered_on } = first;
  const ofItem = lines.filter((line) => line.item_code === item_code);
  const item_quantity = ofItem.reduce((sum, { quantity }) => sum + quantity, 0);
  return { customer_code, ordered_on, lines: lines.length, item_lines: ofItem.length, item_quantity };
}

function codesOf(lines: readonly SalesLineRow[], { after, limit }: CustomerPage): readonly string[] {
  return [...new Set(lines.map(({ customer_code }) => customer_code))]
    .filter((code) => after === null || compareText(code, after) > 0)
    .sort(compareText)
    .slice(0, limit);
}

function inOrder(a: SalesLineRow, b: SalesLineRow): number {
  return (
    compareText(a.customer_code, b.customer_code) ||
    compareText(a.ordered_on, b.ordered_on) ||
    compareText(a.item_code, b.item_code) ||
    a.quantity - b.quantity ||
    (a.unit_price ?? -1) - (b.unit_price ?? -1)
  );
}
