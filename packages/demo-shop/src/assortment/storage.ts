import { type CategoryGoods, product } from "./goods.ts";

/** 收纳: boxes, bags and racks. */
export const STORAGE: CategoryGoods = {
  category: "收纳",
  brands: ["云朵匣", "拾栖", "方寸居"],
  supplierCodes: ["GYS-06", "GYS-07"],
  products: [
    product("透明收纳箱", "30L 50L 80L", "个", 28),
    product("真空压缩袋", "6只装 10只装 抽气泵套装", "套", 31, "autumn"),
    product("抽屉收纳盒", "四件套 八件套", "套", 19),
    product("桌面收纳架", "单层 双层 三层", "个", 24),
    product("植绒衣架", "20只装 50只装", "包", 26),
    product("挂式收纳袋", "六格 十格", "个", 17),
    product("床底收纳箱", "50L 70L", "个", 39),
    product("冰箱保鲜盒", "三件套 六件套", "套", 29),
    product("旅行收纳袋", "六件套 八件套", "套", 22),
    product("密封食品罐", "0.8L 1.5L 2.5L", "个", 16),
    product("除湿袋", "5袋装 10袋装", "包", 14, "spring"),
    product("鞋盒", "四只装 八只装", "套", 33),
    product("厨房置物架", "两层 三层", "个", 47),
  ],
};
