/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { CanonicalRow } from "../../src/contracts/rows.ts";
import { addDays } from "../../src/domain/calendar/day.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  aCountLine,
  aMovement,
  anEnquiry,
  anItem,
  aPurchaseLine,
  aReceiptLine,
  aReturnLine,
  aSalesLine,
  aStockLevel,
  aSupplier,
} from "../store/row-builders.ts";
import { aChange, aRemoval, aSubject } from "../store/store-builders.ts";

/** What is told of a subject for its assessment. */
export function describeFacts(store: () => Store): void {
  const know = (...rows: readonly CanonicalRow[]) =>
    store().records.apply(rows.map((row, i) => aChange(`r${String(i).padStart(3, "0")}`, [row])));
  const facts = (parts: Parameters<typeof aSubject>[0] = {}, since = "2026-01-01") =>
    store().subjects.facts(aSubject(parts), since);

  describe("facts", () => {
    it("are empty where nothing is known", async () => {
      expect(await facts()).toEqual({
        item: null,
        stock_level: null,
        supplier: null,
        demand: [],
        known_since: null,
        movements: [],
        open_sales_lines: [],
        open_purchase_lines: [],
        past_deliveries: [],
        last_count: null,
      });
    });

    it("tell item, supplier and stock record as they were given", async () => {
      const bare = anItem({ item_code: "BARE", supplier_code: null, is_active: false, abc_class: null, moq: null });
      const closed = aSupplier({ shutdown_start: "2026-02-09", shutdown_end: "2026-02-27" });
      const shelf = { on_hand: 0.5, backorder: 3, reserved_quantity: 2.5, minimum_stock: 0.5 };
      await know(anItem(), closed, aStockLevel(shelf), bare);
      const { item, supplier, stock_level } = await facts();
      expect(item).toEqual({ ...anItem().row, record_id: "r000" });
      expect(supplier).toEqual(closed.row);
      expect(stock_level).toEqual({
        ...aStockLevel(shelf).row,
        record_id: "r002",
      });
      expect(await facts({ item_code: "BARE" })).toMatchObject({
        ...{ item: { ...bare.row, record_id: "r003" }, supplier: null, stock_level: null },
      });
    });

    it("tell the order terms of an item as they were given, and follow when they change", async () => {
      const terms = {
        ...({ replenishment_target: "profit", fill_rate_target: 0.985, shelf_life_days: 45 } as const),
        ...{ storage_quantity: 900.5, order_cost: 12.75, holding_cost_rate: 0 },
        price_breaks: [
          { from_quantity: 100, unit_price: 21.05 },
          { from_quantity: 2000.5, unit_price: 0.1 },
        ],
      };
      await know(anItem(terms));
      expect((await facts()).item).toEqual({ ...anItem(terms).row, record_id: "r000" });
      await store().records.apply([aChange("r000", [anItem({ price_breaks: [] })], { version: 2 })]);
      expect((await facts()).item).toEqual({ ...anItem({ price_breaks: [] }).row, record_id: "r000" });
    });

    it("follow the record with the higher version where two claim the same key", async () => {
      await store().records.apply([
        aChange("a", [anItem({ item_name: "旧" })], { version: 1 }),
        aChange("b", [anItem({ item_name: "新" })], { version: 9 }),
        aChange("c", [anItem({ item_name: "中" })], { version: 5 }),
        aChange("a", [aSupplier({ supplier_name: "新" })], { version: 2 }),
        aChange("b", [aSupplier({ supplier_name: "旧" })], { version: 1 }),
        aChange("a", [aStockLevel({ on_hand: 1 })], { version: 3 }),
        aChange("b", [aStockLevel({ on_hand: 2 })], { version: 3 }),
      ]);
      const { item, supplier, stock_level } = await facts();
      expect(item?.item_name).toBe("新");
      expect(supplier?.supplier_name).toBe("新");
      expect(stock_level).toMatchObject({ on_hand: 1, record_id: "a" });
    });

    it("add up what was requested per day, from the first day asked for", async () => {
      await know(
        aSalesLine({ ordered_on: "2026-11-03", quantity: 2 }),
        aSalesLine({ ordered_on: "2026-11-01", quantity: 1.5, line_state: "closed", shipped_quantity: 1 }),
        aSalesLine({ ordered_on: "2026-11-01", quantity: 2, line_state: "cancelled_for_stockout" }),
        aSalesLine({ ordered_on: "2026-11-02", quantity: 9, line_state: "cancelled" }),
        aSalesLine({ ordered_on: "2026-10-31", quantity: 7 }),
        aSalesLine({ ordered_on: "2026-11-01", quantity: 100, location_code: "WEB" }),
        aSalesLine({ ordered_on: "2026-11-01", quantity: 100, item_code: "PLATE" }),
      );
      const { demand } = await facts({}, "2026-11-01");
      expect(demand).toEqual([
        { day: "2026-11-01", quantity: 3.5, order_count: 2, largest_order: 2, unit_price: 59.9 },
        { day: "2026-11-03", quantity: 2, order_count: 1, largest_order: 2, unit_price: 59.9 },
      ]);
    });

    it("tell of which size a day's orders were, returns apart", async () => {
      await know(
        aSalesLine({ ordered_on: "2026-11-01", quantity: -9 }),
        aSalesLine({ ordered_on: "2026-11-02", quantity: 7 }),
        aSalesLine({ ordered_on: "2026-11-02", quantity: -1 }),
        aSalesLine({ ordered_on: "2026-11-02", quantity: 0 }),
        aSalesLine({ ordered_on: "2026-11-02", quantity: 60, line_state: "cancelled" }),
      );
      expect((await facts({}, "2026-11-01")).demand).toEqual([
        { day: "2026-11-01", quantity: -9, order_count: 0, largest_order: 0, unit_price: null },
        { day: "2026-11-02", quantity: 6, order_count: 1, largest_order: 7, unit_price: 59.9 },
      ]);
    });

    it("tell the mean price of a day's lines, each counted once, without those that say none or ask for nothing", async () => {
      const line = (quantity: number, unit_price: number | null, parts: Parameters<typeof aSalesLine>[0] = {}) =>
        aSalesLine({ ordered_on: "2026-11-01", quantity, unit_price, ...parts });
      await know(
        line(1, 10),
        line(500, 7),
        line(1, 10.3, { line_state: "cancelled_for_stockout" }),
        line(2, null),
        line(2, 0),
        line(2, -5),
        line(0, 90),
        line(-3, 90),
        line(1, 90, { line_state: "cancelled" }),
        line(1, 90, { location_code: "WEB" }),
        line(4, null, { ordered_on: "2026-11-02" }),
        line(3, 0.1, { ordered_on: "2026-11-03" }),
        line(3, 0.1, { ordered_on: "2026-11-03" }),
        line(3, 0.1, { ordered_on: "2026-11-03" }),
      );
      const { demand } = await facts({}, "2026-11-01");
      expect(demand.map(({ day, unit_price }) => [day, unit_price])).toEqual([
        ["2026-11-01", 9.1],
        ["2026-11-02", null],
        ["2026-11-03", 0.1],
      ]);
    });

    it("tell apart who ordered on some days, and where rows without a location lie", async () => {
      await know(
        aStockLevel(),
        aSalesLine({ ordered_on: "2026-11-01", customer_code: "C-2", quantity: 100 }),
        aSalesLine({ ordered_on: "2026-11-02", customer_code: "C-2", quantity: 3 }),
        aSalesLine({ ordered_on: "2026-11-03", customer_code: "C-2", quantity: 4, location_code: "" }),
        aSalesLine({ ordered_on: "2026-11-03", customer_code: "", quantity: 5 }),
        aSalesLine({
          ordered_on: "2026-11-02",
          customer_code: "C-1",
          quantity: 6,
          line_state: "cancelled_for_stockout",
        }),
        aSalesLine({ ordered_on: "2026-11-02", customer_code: "C-3", quantity: 7, line_state: "cancelled" }),
        aSalesLine({ ordered_on: "2026-11-02", customer_code: "C-4", quantity: 8, location_code: "WEB" }),
        aSalesLine({ ordered_on: "2026-11-04", customer_code: "C-5", quantity: 9 }),
      );
      const orders = (location_code: string) =>
        store().subjects.customerOrders(aSubject({ location_code }), "2026-11-02", "2026-11-03");
      expect(await orders("WH")).toEqual([
        { customer_code: null, quantity: 5 },
        { customer_code: "C-1", quantity: 6 },
        { customer_code: "C-2", quantity: 7 },
      ]);
      expect(await orders("WEB")).toEqual([{ customer_code: "C-4", quantity: 8 }]);
      expect(await orders("")).toEqual([]);
    });

    it("tell of lines that are over, or should be, what was asked for and what was shipped", async () => {
      const line = (quantity: number, shipped_quantity: number, parts: Parameters<typeof aSalesLine>[0] = {}) =>
        aSalesLine({ ordered_on: "2026-11-05", quantity, shipped_quantity, promised_on: null, ...parts });
      await know(
        aStockLevel(),
        line(1, 1, { line_state: "closed", ordered_on: "2026-11-04" }),
        line(2, 0, { line_state: "cancelled_for_stockout" }),
        line(3, 1, { promised_on: "2026-11-09", order_no: "Z" }),
        line(4, 1, { promised_on: "2026-11-10" }),
        line(5, 1),
        line(6, 0, { line_state: "cancelled" }),
        line(7, 7, { line_state: "closed", ordered_on: "2026-11-03" }),
        line(8, 8, { line_state: "closed", location_code: "WEB" }),
        line(9, 9, { line_state: "closed", location_code: "", ordered_on: "2026-11-09" }),
      );
      const served = (location_code: string) =>
        store().subjects.servedLines(aSubject({ location_code }), "2026-11-04", "2026-11-10");
      expect(await served("WH")).toEqual([
        { requested: 1, served: 1 },
        { requested: 2, served: 0 },
        { requested: 3, served: 1 },
        { requested: 9, served: 9 },
      ]);
      expect(await served("")).toEqual([]);
    });

    it("count a customer turned away as demand of the day that was not served, unless an order tells of it", async () => {
      const refused = (parts: Parameters<typeof anEnquiry>[0] = {}) =>
        anEnquiry({ location_code: "WH", asked_on: "2026-11-05", ...parts });
      await know(
        aStockLevel(),
        aSalesLine({
          ...{ order_no: "SO-2", ordered_on: "2026-11-05", quantity: 3, shipped_quantity: 3, unit_price: 8 },
          line_state: "closed",
        }),
        refused({ quantity: 5 }),
        refused({ quantity: 2, location_code: "", enquiry_state: "given_up", customer_code: "" }),
        refused({ asked_on: "2026-10-30", quantity: 1 }),
        refused({ order_no: "SO-2" }),
        refused({ enquiry_state: "ordered" }),
        refused({ location_code: "WEB" }),
        refused({ item_code: "PLATE" }),
        refused({ asked_on: "2026-11-07", quantity: 6, order_no: "SO-9" }),
        ...(["enquiry", "quote", "cart"] as const).map((enquiry_kind) => refused({ enquiry_kind })),
      );
      const { demand, known_since } = await facts({}, "2026-11-01");
      expect(demand).toEqual([
        { day: "2026-11-05", quantity: 7, order_count: 3, largest_order: 3, unit_price: 8 },
        { day: "2026-11-07", quantity: 6, order_count: 1, largest_order: 6, unit_price: null },
      ]);
      expect(known_since).toBe("2026-10-30");
      expect(await store().subjects.customerOrders(aSubject(), "2026-11-05", "2026-11-06")).toEqual([
        { customer_code: null, quantity: 2 },
        { customer_code: "C-1", quantity: 5 },
      ]);
      const served = await store().subjects.servedLines(aSubject(), "2026-11-05", "2026-11-10");
      expect(served.map(({ requested, served: units }) => [requested, units])).toEqual([
        [2, 0],
        [2, 0],
        [3, 3],
        [6, 0],
      ]);
    });

    it("count a refusal once that is on record twice, and that of nobody in particular each time", async () => {
      const refused = (parts: Parameters<typeof anEnquiry>[0]) =>
        anEnquiry({ location_code: "WH", asked_on: "2026-11-05", quantity: 4, ...parts });
      const line = (parts: Parameters<typeof aSalesLine>[0]) =>
        aSalesLine({ ordered_on: "2026-11-05", quantity: 4, shipped_quantity: 0, unit_price: null, ...parts });
      await know(
        aStockLevel(),
        refused({ customer_code: "C-1" }),
        line({ customer_code: "C-1", line_state: "cancelled_for_stockout" }),
        refused({ customer_code: "C-2" }),
        line({ customer_code: "C-2", line_state: "closed", location_code: "WEB" }),
        refused({ customer_code: "C-3" }),
        line({ customer_code: "C-3", line_state: "cancelled" }),
        line({ customer_code: "C-3", quantity: -4 }),
        line({ customer_code: "C-3", ordered_on: "2026-11-04", location_code: "WEB" }),
        line({ customer_code: "C-3", item_code: "PLATE" }),
        ...["散客", ""].flatMap((customer_code) => [
          refused({ customer_code }),
          line({ customer_code, line_state: "closed", shipped_quantity: 4 }),
        ]),
      );
      const { demand } = await facts({}, "2026-11-05");
      expect(demand).toMatchObject([{ quantity: 20, order_count: 6, largest_order: 4 }]);
      expect(await store().subjects.customerOrders(aSubject(), "2026-11-05", "2026-11-05")).toEqual([
        { customer_code: null, quantity: 8 },
        { customer_code: "C-1", quantity: 4 },
        { customer_code: "C-3", quantity: 0 },
        { customer_code: "散客", quantity: 8 },
      ]);
      const served = await store().subjects.servedLines(aSubject(), "2026-11-05", "2026-11-10");
      expect(served.reduce((sum, { requested }) => sum + requested, 0)).toBe(24);
    });

    it("tell of lines that a shortage may have hit", async () => {
      const line = (order_no: string, parts: Parameters<typeof aSalesLine>[0] = {}) =>
        aSalesLine({
          order_no,
          ordered_on: "2026-11-05",
          quantity: 4,
          shipped_quantity: 1,
          promised_on: null,
          ...parts,
        });
      await know(
        aStockLevel(),
        line("cut", { line_state: "closed", location_code: "" }),
        line("cancelled", { line_state: "cancelled_for_stockout" }),
        line("late", { promised_on: "2026-11-09" }),
        line("in time", { promised_on: "2026-11-10" }),
        line("no promise"),
        line("called off", { line_state: "cancelled" }),
        line("whole", { line_state: "closed", shipped_quantity: 4 }),
        line("old", { line_state: "closed", ordered_on: "2026-11-03" }),
        line("elsewhere", { line_state: "closed", location_code: "WEB" }),
      );
      const hit = (location_code: string) =>
        store().subjects.hitLines(aSubject({ location_code }), "2026-11-04", "2026-11-10");
      expect((await hit("WH")).map(({ order_no }) => order_no)).toEqual(["cancelled", "cut", "late"]);
      expect(await hit("")).toEqual([]);
    });

    it("add up movements per day, also those that cancel out", async () => {
      await know(
        aMovement({ moved_on: "2026-11-02", quantity: -2 }),
        aMovement({ moved_on: "2026-11-02", quantity: 2 }),
        aMovement({ moved_on: "2026-11-01", quantity: 40 }),
        aMovement({ moved_on: "2026-10-31", quantity: 5 }),
        aMovement({ moved_on: "2026-11-01", quantity: 5, location_code: "WEB" }),
      );
      expect((await facts({}, "2026-11-01")).movements).toEqual([
        { day: "2026-11-01", quantity: 40 },
        { day: "2026-11-02", quantity: 0 },
      ]);
    });

    it.each([
      { first: "a sales line", rows: [aSalesLine({ ordered_on: "2020-02-29" }), aMovement()], want: "2020-02-29" },
      { first: "a cancelled one", rows: [aSalesLine({ line_state: "cancelled" })], want: "2026-11-02" },
      { first: "a movement", rows: [aSalesLine(), aMovement({ moved_on: "2019-12-31" })], want: "2019-12-31" },
      {
        first: "one without a location",
        rows: [aSalesLine({ ordered_on: "2020-01-01", location_code: "" }), aStockLevel()],
        want: "2020-01-01",
      },
      { first: "nothing but a purchase", rows: [aPurchaseLine(), aStockLevel()], want: null },
    ])("know the subject since $first, however long ago", async ({ rows, want }) => {
      await know(...rows);
      expect((await facts()).known_since).toBe(want);
    });

    it("list open sales lines with something left to ship, oldest order first", async () => {
      const lines = [
        aSalesLine({ order_no: "3", ordered_on: "2026-11-05" }),
        aSalesLine({ order_no: "2", ordered_on: "2026-11-04", shipped_quantity: 1 }),
        aSalesLine({ order_no: "1", ordered_on: "2026-11-05", customer_name: null, channel: null, unit_price: null }),
        aSalesLine({ order_no: "4", shipped_quantity: 2 }),
        aSalesLine({ order_no: "5", line_state: "closed" }),
        aSalesLine({ order_no: "6", line_state: "cancelled_for_stockout" }),
        aSalesLine({ order_no: "7", location_code: "WEB" }),
        aSalesLine({ order_no: "8", ordered_on: "2019-01-01", promised_on: "2019-02-01" }),
      ];
      await know(...lines);
      expect((await facts()).open_sales_lines).toEqual([lines[7]?.row, lines[1]?.row, lines[2]?.row, lines[0]?.row]);
    });

    it("list open purchase lines with something left to receive, earliest expected first, undated last", async () => {
      const lines = [
        aPurchaseLine({ purchase_order_no: "3", expected_on: null }),
        aPurchaseLine({ purchase_order_no: "2", expected_on: "2026-11-09" }),
        aPurchaseLine({ purchase_order_no: "1", expected_on: "2026-11-09", received_quantity: 59.5 }),
        aPurchaseLine({ purchase_order_no: "4", expected_on: "2026-11-10" }),
        aPurchaseLine({ purchase_order_no: "5", received_quantity: 60 }),
        aPurchaseLine({ purchase_order_no: "6", is_open: false }),
        aPurchaseLine({ purchase_order_no: "7", location_code: "WEB" }),
      ];
      await know(...lines);
      const open = [lines[2]?.row, lines[1]?.row, lines[3]?.row, lines[0]?.row];
      expect((await facts()).open_purchase_lines).toEqual(open);
    });

    it("count goods as come whose receipt was entered, though the order does not say so", async () => {
      const ordered = aPurchaseLine({ quantity: 100, received_quantity: 10 });
      await know(anItem(), ordered, aReceiptLine({ quantity: 40 }));
      expect((await facts()).open_purchase_lines).toMatchObject([{ quantity: 100, received_quantity: 40 }]);
      await store().records.apply([aChange("r090", [aReceiptLine({ receipt_no: "RK-90", quantity: 60 })])]);
      expect((await facts()).open_purchase_lines).toEqual([]);
      await store().records.apply([aRemoval("goods_receipt", "r090")]);
      expect((await facts()).open_purchase_lines).toMatchObject([{ received_quantity: 40 }]);
    });

    it("count a receipt once, for the lines of its order that have not said so themselves", async () => {
      const full = aPurchaseLine({ quantity: 50, received_quantity: 50, expected_on: "2026-03-01" });
      const part = aPurchaseLine({ quantity: 100, received_quantity: 0, expected_on: "2026-03-02" });
      await know(anItem(), full, part, aReceiptLine({ quantity: 70 }), aReceiptLine({ purchase_order_no: "other" }));
      expect((await facts()).open_purchase_lines).toMatchObject([{ quantity: 100, received_quantity: 20 }]);
    });

    it("count goods as come only once the shelf can hold them, or was written a day after their receipt", async () => {
      const DAY = 86_400_000;
      const shelf = (on_hand: number, version: number) =>
        store().records.apply([aChange("r1", [aStockLevel({ on_hand })], { version })]);
      await shelf(5, 10);
      await store().records.apply([
        aChange("r2", [aPurchaseLine({ quantity: 100, received_quantity: 0 })], { version: 10 }),
        aChange("r3", [aReceiptLine({ quantity: 100 })], { version: 20 }),
      ]);
      expect((await facts()).open_purchase_lines).toMatchObject([{ received_quantity: 0 }]);
      // We write to the record ourselves, which says nothing of the goods.
      await shelf(5, 30);
      expect((await facts()).open_purchase_lines).toMatchObject([{ received_quantity: 0 }]);
      await shelf(105, 40);
      expect((await facts()).open_purchase_lines).toEqual([]);
      // Whoever sees to the receipt later brings no other goods.
      await store().records.apply([aChange("r3", [aReceiptLine({ quantity: 100 })], { version: 50 })]);
      expect((await facts()).open_purchase_lines).toEqual([]);
      await shelf(30, 50 + DAY);
      expect((await facts()).open_purchase_lines).toEqual([]);
    });

    it("count rows without a location at the item's stock record with the lowest id only", async () => {
      await know(
        aStockLevel({ location_code: "FIRST" }),
        aStockLevel({ location_code: "SECOND" }),
        aSalesLine({ location_code: "", quantity: 5 }),
        aSalesLine({ location_code: "FIRST", quantity: 3 }),
        aPurchaseLine({ location_code: "" }),
        aMovement({ location_code: "" }),
      );
      const first = await facts({ location_code: "FIRST" });
      expect(first.demand).toMatchObject([{ day: "2026-11-02", quantity: 8 }]);
      expect([first.open_sales_lines, first.open_purchase_lines, first.movements].map((list) => list.length)).toEqual([
        2, 1, 1,
      ]);
      for (const location_code of ["SECOND", ""]) {
        const other = await facts({ location_code });
        expect(other).toMatchObject({ demand: [], movements: [], open_sales_lines: [], open_purchase_lines: [] });
        expect(other.known_since).toBeNull();
      }
    });

    it("count rows without a location nowhere else where the item has no stock record", async () => {
      await know(aSalesLine({ location_code: "" }), aSalesLine({ location_code: "WEB", quantity: 7 }));
      expect((await facts({ location_code: "" })).demand).toMatchObject([{ quantity: 2 }]);
      expect((await facts({ location_code: "WEB" })).demand).toMatchObject([{ quantity: 7 }]);
    });

    it("take a stock record that names no location for a place like any other", async () => {
      await know(aStockLevel({ location_code: "" }), aSalesLine({ location_code: "" }));
      const { stock_level, demand } = await facts({ location_code: "" });
      expect([stock_level?.on_hand, demand.length]).toEqual([100, 1]);
    });

    it("belong to their installation", async () => {
      await know(anItem(), aSupplier(), aStockLevel(), aSalesLine(), aPurchaseLine(), aReceiptLine(), aMovement());
      const other = await facts({ installation_id: "other" });
      expect(other).toMatchObject({ item: null, supplier: null, stock_level: null, demand: [], past_deliveries: [] });
    });
  });

  describe("past deliveries", () => {
    it("tell when goods of the item's supplier were ordered, promised and received, newest first", async () => {
      await know(
        anItem(),
        aPurchaseLine({ expected_on: null }),
        aPurchaseLine({ purchase_order_no: "PO-2", item_code: "PLATE", ordered_on: "2026-10-01" }),
        aReceiptLine(),
        aReceiptLine({ received_on: "2026-11-12", location_code: "WEB" }),
        aReceiptLine({ purchase_order_no: "PO-2", item_code: "PLATE", received_on: "2026-11-10" }),
      );
      const cup = { supplier_code: "S-1", item_code: "CUP", ordered_on: "2026-11-01", expected_on: null };
      expect((await facts()).past_deliveries).toEqual([
        { ...cup, received_on: "2026-11-12" },
        { ...cup, item_code: "PLATE", ordered_on: "2026-10-01", expected_on: "2026-11-08", received_on: "2026-11-10" },
        { ...cup, received_on: "2026-11-09" },
      ]);
    });

    it.each([
      { what: "a receipt of no order", rows: [aPurchaseLine(), aReceiptLine({ purchase_order_no: null })] },
      { what: "a receipt of an unknown order", rows: [aReceiptLine()] },
      { what: "an item that was not ordered", rows: [aPurchaseLine({ item_code: "PLATE" }), aReceiptLine()] },
      { what: "another supplier", rows: [aPurchaseLine(), aReceiptLine({ supplier_code: "S-2" })] },
    ])("leave out $what", async ({ rows }) => {
      await know(anItem(), ...rows);
      expect((await facts()).past_deliveries).toEqual([]);
    });

    it("follow the order where the receipt names no supplier", async () => {
      await know(anItem(), aReceiptLine({ supplier_code: null }), aPurchaseLine());
      expect((await facts()).past_deliveries).toMatchObject([{ supplier_code: "S-1" }]);
    });

    it("count a receipt once, though two lines or records of the order name the item", async () => {
      await know(anItem(), aReceiptLine());
      await store().records.apply([
        aChange("po-b", [aPurchaseLine({ ordered_on: "2026-10-30" }), aPurchaseLine()], { version: 3 }),
        aChange("po-a", [aPurchaseLine({ ordered_on: "2026-10-01" })], { version: 2 }),
      ]);
      expect((await facts()).past_deliveries).toMatchObject([{ ordered_on: "2026-10-30" }]);
      await store().records.apply([aRemoval("purchase_order", "po-b", { version: 4 })]);
      expect((await facts()).past_deliveries).toMatchObject([{ ordered_on: "2026-10-01" }]);
    });

    it("follow the order whose version is the latest, also where its content stays the same", async () => {
      const [first, second] = [
        aPurchaseLine({ ordered_on: "2026-10-01" }),
        aPurchaseLine({ ordered_on: "2026-10-30" }),
      ];
      await know(anItem(), aReceiptLine());
      await store().records.apply([aChange("po-a", [first]), aChange("po-b", [second], { version: 2 })]);
      expect((await facts()).past_deliveries).toMatchObject([{ ordered_on: "2026-10-30" }]);
      await store().records.apply([aChange("po-a", [first], { version: 3 })]);
      expect((await facts()).past_deliveries).toMatchObject([{ ordered_on: "2026-10-01" }]);
    });

    it("change with the order and go with the receipt", async () => {
      await know(anItem(), aPurchaseLine(), aReceiptLine());
      const moved = aPurchaseLine({ ordered_on: "2026-10-20" });
      await store().records.apply([aChange("r001", [moved], { version: 2 })]);
      expect((await facts()).past_deliveries).toMatchObject([{ ordered_on: "2026-10-20" }]);
      await store().records.apply([aRemoval("goods_receipt", "r002")]);
      expect((await facts()).past_deliveries).toEqual([]);
    });

    it("tell the newest count of the place, whatever comes first", async () => {
      const newest = aCountLine({ counted_on: "2026-11-09", book_quantity: null, counted_quantity: 0.5 });
      await know(aStockLevel(), newest, aCountLine({ counted_on: "2026-11-08" }), aCountLine({ location_code: "WEB" }));
      expect((await facts()).last_count).toEqual(newest.row);
      await store().records.apply([aChange("z", [aCountLine({ counted_on: "2026-11-09", counted_quantity: 7 })])]);
      expect((await facts()).last_count).toMatchObject({ counted_on: "2026-11-09", counted_quantity: 7 });
      await store().records.apply([aRemoval("stock_count", "z")]);
      expect((await facts()).last_count).toEqual(newest.row);
    });

    it("know nothing of returns: goods that come back are neither demand nor stock", async () => {
      await know(anItem(), aStockLevel(), aSalesLine(), aMovement());
      const before = await facts();
      await store().records.apply([aChange("back", [aReturnLine({ quantity: 50 })])]);
      expect(await facts()).toEqual(before);
    });

    it("are at most 200", async () => {
      const receipts = Array.from({ length: 230 }, (_, i) => aReceiptLine({ received_on: addDays("2026-01-01", i) }));
      await know(anItem(), aPurchaseLine(), ...receipts);
      const { past_deliveries } = await facts();
      expect(past_deliveries).toHaveLength(200);
      expect(past_deliveries[0]?.received_on).toBe(addDays("2026-01-01", 229));
      expect(past_deliveries[199]?.received_on).toBe(addDays("2026-01-01", 30));
    });
  });
}
