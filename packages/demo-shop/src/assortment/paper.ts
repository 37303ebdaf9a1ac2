import { type CategoryGoods, product } from "./goods.ts";

/** 纸品: tissues and wipes. */
export const PAPER: CategoryGoods = {
  category: "纸品",
  brands: ["竹里白", "柔云", "禾棉"],
  supplierCodes: ["GYS-08"],
  products: [
    product("竹浆抽纸", "24包 12包 40包", "箱", 36),
    product("本色卷纸", "12卷 24卷 36卷", "提", 24),
    product("厨房吸油纸", "4卷 8卷", "提", 18),
    product("手帕纸", "36包 72包", "条", 16),
    product("婴儿湿巾", "80抽5包 80抽10包", "箱", 29),
    product("卫生湿厕纸", "40片6包 40片12包", "箱", 33),
    product("擦手纸", "10包 20包", "箱", 42),
    product("悬挂式抽纸", "4提 8提", "箱", 38),
    product("商用大盘纸", "3卷 6卷 12卷", "箱", 45),
    product("餐巾纸", "20包 50包", "箱", 27),
    product("保湿面巾纸", "12包 24包", "箱", 40, "winter"),
    product("洗脸巾", "80抽3包 80抽6包", "箱", 31),
    product("烘焙油纸", "5米 20米", "卷", 9),
  ],
};
