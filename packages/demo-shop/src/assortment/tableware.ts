import { type CategoryGoods, product } from "./goods.ts";

/** 餐具: bowls, plates, lunch boxes. */
export const TABLEWARE: CategoryGoods = {
  category: "餐具",
  brands: ["悦食匣", "窑火里", "木芽里"],
  supplierCodes: ["GYS-02", "GYS-03"],
  products: [
    product("玻璃便当盒", "三件套 单格 双格", "套", 41),
    product("骨瓷饭碗", "4.5寸 6寸 四只装", "只", 9),
    product("陶瓷餐盘", "8寸 10寸 鱼盘", "只", 14),
    product("不锈钢筷子", "五双装 十双装", "盒", 16),
    product("鸡翅木筷子", "十双装 二十双装", "盒", 19),
    product("儿童分格餐盘", "小熊款 汽车款", "个", 22),
    product("保温饭盒", "1.2L 1.6L 2.0L", "个", 52, "autumn"),
    product("日式拉面碗", "7寸 8寸", "只", 17, "winter"),
    product("硅胶折叠碗", "600ml 900ml", "个", 18),
    product("西餐刀叉套装", "四件套 二十四件套", "套", 33),
    product("调味罐", "三件套 六件套", "套", 25),
    product("一次性餐盒", "50只装 100只装", "包", 20),
    product("隔热餐垫", "两片装 六片装", "包", 13),
  ],
};
