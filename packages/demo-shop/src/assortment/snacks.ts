import { type CategoryGoods, product } from "./goods.ts";

/** 零食: packed snacks. */
export const SNACKS: CategoryGoods = {
  category: "零食",
  brands: ["麦穗屋", "糯小筐", "山里果"],
  supplierCodes: ["GYS-11"],
  shelfLifeDays: 270,
  products: [
    product("每日坚果", "30包礼盒 7包 15包", "盒", 58),
    product("海盐苏打饼干", "400g 1kg", "箱", 15),
    product("冻干草莓脆", "30g5袋 30g10袋", "箱", 36),
    product("手撕肉脯", "100g 200g", "袋", 21),
    product("芒果干", "108g3袋 108g6袋", "箱", 27),
    product("蛋黄酥", "6枚 12枚", "盒", 26, "autumn"),
    product("低糖燕麦片", "500g 1kg", "袋", 23),
    product("魔芋爽", "20包 40包", "箱", 18),
    product("气泡水", "15瓶 24瓶", "箱", 39, "summer"),
    product("黑巧克力", "80g 120g两盒装", "盒", 24, "winter"),
    product("香辣小鱼仔", "20包 60包", "盒", 19),
    product("年货坚果礼盒", "1.2kg 1.8kg", "盒", 85, "winter"),
    product("速溶黑咖啡", "40条 80条", "盒", 31),
    product("绿豆糕", "12枚 24枚", "盒", 22, "summer"),
  ],
};
