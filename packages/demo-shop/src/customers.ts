import { ASSORTMENT } from "./assortment.ts";
import { createCustomerNames, type CustomerNames } from "./customer-names.ts";
import type { DemoRecord } from "./demo-record.ts";
import { MAIN_WAREHOUSE, STORE, WEST_WAREHOUSE } from "./locations.ts";
import type { Random } from "./random.ts";
import type { Day } from "./shop-calendar.ts";

/** A business buys by the dozen on workdays, a person one or two pieces in the evening. */
export type CustomerType = "企业" | "个人";

/** A customer, and how often and what it likes to buy. */
export interface Customer {
  readonly customer_code: string;
  readonly customer_name: string;
  readonly customer_type: CustomerType;
  readonly region: string;
  readonly owner_name: string;
  readonly message_consent: "同意" | "不同意";
  /** Where its orders are served from. */
  readonly location_code: string;
  /** Relative frequency of ordering. */
  readonly frequency: number;
  readonly favourites: readonly string[];
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** How many customers of each type the shop has. */
const CUSTOMER_COUNTS: Readonly<Record<CustomerType, number>> = { 企业: 300, 个人: 1200 };

/** Share of the shop's orders placed by businesses; gives the measured shares of single-unit and dozen lines. */
export const BUSINESS_ORDER_SHARE = 0.45;

/** Spread (σ of the logarithm) of how often customers order; gives the measured share of the busiest fifth. */
const FREQUENCY_SPREAD = 0.82;

const CONSENT_SHARE = 0.82;
const OWNERS = ["周岚", "陈默", "吴桐", "郑好", "孙悦", "林一"];
const EAST = ["杭州", "杭州", "杭州", "宁波", "绍兴", "温州", "嘉兴", "上海", "苏州", "南京", "合肥", "福州", "广州"];
const WEST = ["成都", "重庆", "西安", "昆明"];

const CATEGORIES = ASSORTMENT.map(({ category }) => category);

/** Draws the customers of a shop that is open from `start` to `end` (and beyond). */
export function createCustomers(random: Random, start: Day, end: Day): readonly Customer[] {
  const names = createCustomerNames(random.fork("names"));
  const businesses = Array.from({ length: CUSTOMER_COUNTS.企业 }, () => drawBusiness(random, names));
  const persons = Array.from({ length: CUSTOMER_COUNTS.个人 }, () => drawPerson(random, names));
  return [...businesses, ...persons].map((drawn, index) => ({
    ...drawn,
    customer_code: `KH-${String(index + 1).padStart(4, "0")}`,
    owner_name: random.pick(OWNERS),
    message_consent: random.chance(CONSENT_SHARE) ? "同意" : "不同意",
    frequency: Math.exp(FREQUENCY_SPREAD * random.normal()),
    ...drawPresence(random, start, end),
  }));
}

type DrawnName = Pick<Customer, "customer_name" | "customer_type" | "region" | "location_code" | "favourites">;

function drawBusiness(random: Random, names: CustomerNames): DrawnName {
  const region = random.chance(0.17) ? random.pick(WEST) : random.pick(EAST);
  const location_code = WEST.includes(region) ? WEST_WAREHOUSE : MAIN_WAREHOUSE;
  return { ...names.business(region), customer_type: "企业", region, location_code };
}

function drawPerson(random: Random, names: CustomerNames): DrawnName {
  const region = random.chance(0.14) ? random.pick(WEST) : random.pick(EAST);
  const walksIn = region === "杭州" && random.chance(0.55);
  const location_code = walksIn ? STORE : WEST.includes(region) ? WEST_WAREHOUSE : MAIN_WAREHOUSE;
  const favourites = [random.pick(CATEGORIES), random.pick(CATEGORIES)];
  return { customer_name: names.person(), customer_type: "个人", region, location_code, favourites };
}

/** Most customers are there all year; some come later, some leave for reasons of their own. */
function drawPresence(random: Random, start: Day, end: Day): Pick<Customer, "firstDay" | "lastDay"> {
  const length = end - start;
  const firstDay = random.chance(0.3) ? start + Math.floor(random.between(0, 0.85) * length) : start;
  const lastDay = random.chance(0.15)
    ? firstDay + Math.floor(random.between(0.1, 1) * length)
    : Number.POSITIVE_INFINITY;
  return { firstDay, lastDay };
}

/** The customer forms. Phones follow the pattern 1380000xxxx, mail the reserved domain example.com: none is real. */
export function customerRecords(customers: readonly Customer[]): readonly DemoRecord[] {
  return customers.map((customer) => {
    const { customer_code, customer_name, customer_type, region, owner_name, message_consent } = customer;
    const number = customer_code.slice(3);
    const contact = { phone: { phone: `1380000${number}` }, email: `kh${number}@example.com` };
    const data = { customer_code, customer_name, customer_type, region, ...contact, owner_name, message_consent };
    return { form: "customer", key: customer_code, data };
  });
}
