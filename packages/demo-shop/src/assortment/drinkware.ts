import { type CategoryGoods, product } from "./goods.ts";

/** 水杯: cups, bottles and jugs. */
export const DRINKWARE: CategoryGoods = {
  category: "水杯",
  brands: ["栗川", "沐野集", "半亩泉"],
  supplierCodes: ["GYS-01", "GYS-02"],
  products: [
    product("不锈钢保温杯", "500ml 350ml 750ml", "个", 32),
    product("双层玻璃杯", "300ml 450ml", "个", 18),
    product("运动水壶", "600ml 1000ml", "个", 21, "summer"),
    product("儿童吸管杯", "350ml 480ml", "个", 26),
    product("马克杯", "白色 雾蓝 燕麦色", "个", 12),
    product("随行咖啡杯", "380ml 520ml", "个", 29),
    product("焖烧杯", "800ml 1000ml", "个", 46, "winter"),
    product("冷水壶", "1.5L 2L", "个", 24, "summer"),
    product("泡茶杯", "400ml 550ml", "个", 27),
    product("折叠水杯", "250ml 500ml", "个", 15),
    product("大容量吨吨桶", "1.5L 2L 2.5L", "个", 23, "summer"),
    product("陶瓷盖碗", "单只 礼盒装", "套", 35),
    product("玻璃水具套装", "五件套 七件套", "套", 48),
  ],
};
