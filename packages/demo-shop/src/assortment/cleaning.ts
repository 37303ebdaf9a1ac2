import { type CategoryGoods, product } from "./goods.ts";

/** 清洁: detergents and tools. */
export const CLEANING: CategoryGoods = {
  category: "清洁",
  brands: ["净小禾", "白石泉", "澄里"],
  supplierCodes: ["GYS-08", "GYS-09"],
  products: [
    product("洗衣液", "2kg 3kg 5kg", "瓶", 22),
    product("洗衣凝珠", "30颗 60颗", "盒", 25),
    product("洗洁精", "1.2kg 5kg", "瓶", 11),
    product("油污清洁剂", "500ml 两瓶装", "瓶", 15),
    product("除霉喷雾", "500ml 两瓶装", "瓶", 19, "spring"),
    product("平板拖把", "35cm 42cm", "把", 39),
    product("旋转拖把桶", "标准款 加大款", "套", 62),
    product("百洁布", "10片 20片", "包", 8),
    product("垃圾袋", "100只 300只 500只", "包", 12),
    product("一次性手套", "100只 500只", "盒", 14),
    product("驱蚊液", "三瓶装 六瓶装", "套", 23, "summer"),
    product("马桶清洁块", "10块 20块", "包", 16),
    product("消毒液", "1L 2.5L", "瓶", 18),
    product("粘毛器", "三卷装 六卷装", "套", 13),
  ],
};
