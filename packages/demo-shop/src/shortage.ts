import type { OrderWish } from "./order-desk.ts";
import { freeStock, type Level, type Shop } from "./shop.ts";

/** What customers do when the stock does not suffice: shares of the lines that meet a shortage. */
const TAKES_A_SUBSTITUTE = 0.2;
const LEAVES_UNSEEN = { 企业: 0.2, 个人: 0.55 } as const;

/** A wish as it meets the stock. */
export interface MetWish extends OrderWish {
  /** Lines of which nothing is ordered. */
  readonly lost: OrderWish["lines"];
}

/** The wish as it reaches the order desk: some short lines become a sibling in stock, some are not ordered at all. */
export function meetShortage(shop: Shop, wish: OrderWish): MetWish {
  const lost: OrderWish["lines"][number][] = [];
  const taken = new Set(wish.lines.map(({ level }) => level));
  const lines = wish.lines.flatMap((line) => {
    if (freeStock(line.level) >= line.quantity) return [line];
    const sibling = siblingInStock(shop, line.level, line.quantity);
    if (sibling !== undefined && !taken.has(sibling) && shop.random.chance(TAKES_A_SUBSTITUTE)) {
      taken.add(sibling);
      return [{ level: sibling, quantity: line.quantity }];
    }
    if (!shop.random.chance(LEAVES_UNSEEN[wish.customer.customer_type])) return [line];
    lost.push(line);
    return [];
  });
  return { ...wish, lines, lost };
}

/** Another specification of the same product, or else another product of the category, with enough free stock. */
function siblingInStock(shop: Shop, { item, location_code }: Level, quantity: number): Level | undefined {
  const others = (shop.carried.get(location_code) ?? []).filter(
    (level) => level.item.category === item.category && level.item !== item && freeStock(level) >= quantity,
  );
  return others.find((level) => level.item.family === item.family) ?? others[0];
}
