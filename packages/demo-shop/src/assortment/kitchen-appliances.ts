import { type CategoryGoods, product } from "./goods.ts";

/** 厨房小电: small kitchen appliances. */
export const KITCHEN_APPLIANCES: CategoryGoods = {
  category: "厨房小电",
  brands: ["川乌电器", "炊小满", "灶边人"],
  supplierCodes: ["GYS-04", "GYS-05"],
  products: [
    product("电热水壶", "1.5L 1.7L 2.0L", "台", 58),
    product("养生壶", "1.0L 1.5L 1.8L", "台", 76, "winter"),
    product("迷你电饭煲", "1.6L 2L 3L", "台", 98),
    product("空气炸锅", "3.5L 5L 6L", "台", 165),
    product("早餐机", "三合一 四合一", "台", 112),
    product("便携榨汁杯", "350ml 500ml", "台", 64, "summer"),
    product("破壁机", "1.2L 1.75L", "台", 218),
    product("电煮锅", "1.2L 1.8L", "台", 69, "winter"),
    product("绞肉机", "2L 3L", "台", 82),
    product("电蒸锅", "双层 三层", "台", 105),
    product("手持打蛋器", "五档 七档", "台", 45),
    product("煮蛋器", "7枚 14枚", "台", 38),
    product("制冰机", "12kg 18kg", "台", 268, "summer"),
  ],
};
