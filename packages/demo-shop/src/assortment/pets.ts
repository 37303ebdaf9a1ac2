import { type CategoryGoods, product } from "./goods.ts";

/** 宠物: food and things for cats and dogs. */
export const PETS: CategoryGoods = {
  category: "宠物",
  brands: ["喵屿", "阿旺家", "尾巴研究社"],
  supplierCodes: ["GYS-12"],
  products: [
    product("豆腐猫砂", "6L 2.5kg四包 20L", "包", 19),
    product("全价猫粮", "1.5kg 5kg 10kg", "袋", 62),
    product("全价犬粮", "2kg 10kg", "袋", 58),
    product("猫条", "20支 50支", "盒", 26),
    product("冻干鸡肉粒", "100g 500g", "罐", 35),
    product("宠物尿垫", "50片 100片", "包", 32),
    product("自动喂水器", "2L 3L", "台", 59),
    product("猫抓板", "小号 大号", "个", 17),
    product("牵引绳", "S码 M码 L码", "条", 21),
    product("宠物沐浴露", "500ml 1L", "瓶", 27),
    product("宠物凉垫", "中号 大号", "张", 36, "summer"),
    product("宠物保暖窝", "中号 大号", "个", 49, "winter"),
    product("除味喷雾", "300ml 500ml", "瓶", 23),
    product("磨牙棒", "10支 30支", "袋", 20),
  ],
};
