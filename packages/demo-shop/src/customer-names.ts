import type { Random } from "./random.ts";

const BUSINESS_WORDS =
  "青禾 晨露 悦邻 南巷 半夏 木棉 云栖 拾光 小满 禾田 东篱 春屿 海棠 竹溪 石榴 橙子 白桦 星野 麦田 听雨 向阳 暖阳 知味 巷口 山月 清泉 榕树 蓝鲸 鹿角 蒲公英";

/** Kinds of businesses with the categories each mostly buys. */
const BUSINESS_KINDS: readonly (readonly [kind: string, ...favourites: string[]])[] = [
  ["生活馆", "水杯", "餐具", "收纳"],
  ["便利店", "零食", "纸品", "清洁"],
  ["超市", "纸品", "清洁", "零食"],
  ["母婴店", "母婴", "纸品", "零食"],
  ["宠物店", "宠物", "清洁", "纸品"],
  ["文具店", "文具", "零食", "水杯"],
  ["办公用品公司", "文具", "纸品", "水杯"],
  ["餐饮管理公司", "餐具", "纸品", "清洁"],
  ["酒店用品商行", "纸品", "清洁", "水杯"],
  ["家居店", "收纳", "餐具", "厨房小电"],
  ["电器行", "厨房小电", "水杯", "收纳"],
  ["幼儿园", "母婴", "文具", "纸品"],
];

const SURNAMES = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧".split(" ");
const GIVEN_FIRST = "子 雨 思 佳 晓 文 嘉 诗 明 俊 美 宇 静 志 海 春 丽 若 安 一".split(" ");
const GIVEN_SECOND = "涵 萱 怡 琪 杰 豪 婷 轩 悦 宁 然 彤 阳 欣 航 凡 妍 博 慧 辰".split(" ");

/** Invents names that no other customer has. */
export interface CustomerNames {
  business(region: string): { readonly customer_name: string; readonly favourites: readonly string[] };
  person(): string;
}

/** A source of names; it remembers those it gave out. */
export function createCustomerNames(random: Random): CustomerNames {
  const used = new Set<string>();

  function unused(draw: () => string): string {
    let name = draw();
    while (used.has(name)) name = draw();
    used.add(name);
    return name;
  }

  return {
    business(region) {
      const [kind, ...favourites] = random.pick(BUSINESS_KINDS);
      const place = [region, region, `${region}二店`];
      const customer_name = unused(() => `${random.pick(BUSINESS_WORDS.split(" "))}${kind}（${random.pick(place)}）`);
      return { customer_name, favourites };
    },
    person: () => unused(() => random.pick(SURNAMES) + random.pick(GIVEN_FIRST) + random.pick(GIVEN_SECOND)),
  };
}
