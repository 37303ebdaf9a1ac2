import type { Bom } from "./bom.ts";
import { itemsBelow } from "./items-below.ts";

/**
 * What keeps the bill of materials of an item from saying all that it takes, in Chinese, each once; empty where nothing
 * does. An item without components of its own has no bill of materials at all.
 */
export function bomFaults(bom: Bom, item_code: string): readonly string[] {
  if (!bom.components.has(item_code)) return [`商品 ${item_code} 没有物料清单，不知道要用什么料`];
  const below = itemsBelow(bom, [item_code]);
  const reasons = bom.aside.filter(({ line }) => below.has(line.parent_code)).map(({ reason }) => reason);
  return [...new Set(reasons)];
}
