import { type CategoryGoods, product } from "./goods.ts";

/** 母婴: goods for babies and mothers. */
export const BABY: CategoryGoods = {
  category: "母婴",
  brands: ["暖穗", "小月牙", "棉豆豆"],
  supplierCodes: ["GYS-09", "GYS-12"],
  products: [
    product("婴儿纸尿裤", "M码76片 L码66片 XL码56片", "箱", 88),
    product("拉拉裤", "L码60片 XL码54片", "箱", 92),
    product("玻璃奶瓶", "150ml 240ml", "个", 34),
    product("宝宝辅食碗", "吸盘款 注水保温款", "个", 28),
    product("婴儿棉柔巾", "100抽6包 100抽12包", "箱", 37),
    product("儿童牙刷", "3支装 6支装", "套", 15),
    product("婴儿润肤乳", "200ml 400ml", "瓶", 32, "winter"),
    product("防胀气奶嘴", "S号两只 M号两只", "盒", 17),
    product("隔尿垫", "30片 60片", "包", 29),
    product("硅胶围兜", "单只 两只装", "个", 16),
    product("婴儿睡袋", "薄款 厚款", "条", 75, "winter"),
    product("儿童防蚊贴", "36枚 72枚", "盒", 18, "summer"),
    product("爬行垫", "1.5米 2米", "张", 96),
    product("储奶袋", "50只 100只", "盒", 22),
  ],
};
