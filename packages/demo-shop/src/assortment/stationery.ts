import { type CategoryGoods, product } from "./goods.ts";

/** 文具: pens, paper and school things. */
export const STATIONERY: CategoryGoods = {
  category: "文具",
  brands: ["墨屿", "小满格", "青砚"],
  supplierCodes: ["GYS-10"],
  products: [
    product("中性笔黑色", "50支装 12支装 100支装", "盒", 18),
    product("自动铅笔", "0.5mm 0.7mm", "盒", 14, "school"),
    product("A4复印纸", "70g5包 80g5包", "箱", 82),
    product("活页笔记本", "A5 B5 A4", "本", 12),
    product("荧光笔", "6色 12色", "盒", 11),
    product("学生书包", "小学款 初中款", "个", 68, "school"),
    product("文件夹", "A4十只装 A4二十只装", "包", 21),
    product("便利贴", "6本装 12本装", "包", 9),
    product("固体胶", "12支装 24支装", "盒", 16),
    product("修正带", "6个装 12个装", "盒", 13, "school"),
    product("订书机套装", "标准型 厚层型", "套", 19),
    product("白板笔", "10支装 20支装", "盒", 17),
    product("水彩笔", "24色 36色", "盒", 20, "school"),
    product("透明胶带", "6卷装 12卷装", "包", 10),
  ],
};
