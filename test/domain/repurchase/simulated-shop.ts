import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import type { BoughtLine } from "../../../src/domain/repurchase/buying-history.ts";
import { drawnGamma, drawnNormal } from "./simulated-customers.ts";

/** Lines of customers who each buy some items again and again at gaps of their own, and other items by chance. */
export function simulatedShop(
  { customers, items, days }: Readonly<Record<"customers" | "items" | "days", number>>,
  seed: number,
): readonly BoughtLine[] {
  const random = seededRandom(seed);
  const lines: BoughtLine[] = [];
  const anyItem = () => `I${Math.floor(items * random() ** 2)}`;
  for (let c = 0; c < customers; c++) {
    const rate = drawnGamma(1.2, random) / 40;
    const [mean, sd] = [Math.log(20 + 60 * random()), 0.3];
    const leaves = random() < 0.3 ? days * random() : days;
    const [own, chance] = [[anyItem(), anyItem()], (): string => anyItem()];
    for (const item_code of new Set(own)) {
      let day = Math.floor(60 * random());
      while (day < leaves) {
        lines.push({ customer_code: `C${c}`, item_code, day, quantity: 2 });
        day += Math.max(1, Math.round(Math.exp(mean + sd * drawnNormal(random))));
      }
    }
    for (let day = 0; day < leaves; day++) {
      if (random() < rate) lines.push({ customer_code: `C${c}`, item_code: chance(), day, quantity: 1 });
    }
  }
  return lines.sort((a, b) => a.day - b.day);
}
