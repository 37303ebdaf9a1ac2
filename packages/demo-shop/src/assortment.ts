import { BABY } from "./assortment/baby.ts";
import { CLEANING } from "./assortment/cleaning.ts";
import { DRINKWARE } from "./assortment/drinkware.ts";
import type { CategoryGoods } from "./assortment/goods.ts";
import { KITCHEN_APPLIANCES } from "./assortment/kitchen-appliances.ts";
import { PAPER } from "./assortment/paper.ts";
import { PETS } from "./assortment/pets.ts";
import { SNACKS } from "./assortment/snacks.ts";
import { STATIONERY } from "./assortment/stationery.ts";
import { STORAGE } from "./assortment/storage.ts";
import { TABLEWARE } from "./assortment/tableware.ts";

/** Everything the shop sells, category by category. A new category is a file and a line here. */
export const ASSORTMENT: readonly CategoryGoods[] = [
  DRINKWARE,
  TABLEWARE,
  KITCHEN_APPLIANCES,
  STORAGE,
  PAPER,
  CLEANING,
  STATIONERY,
  SNACKS,
  BABY,
  PETS,
];
