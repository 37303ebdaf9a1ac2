export { createDemoShop, type DemoShop, type DemoShopOptions } from "./demo-shop.ts";
export type { DemoPlayer } from "./demo-player.ts";
export type { DemoData, DemoEdit, DemoRecord, DemoRow, DemoValue } from "./demo-record.ts";
export * from "./measured-rates.ts";
