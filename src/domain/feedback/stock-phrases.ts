/** Words of a customer that speak of stock, and how surely they do. */
export interface StockPhrase {
  readonly pattern: RegExp;
  /** 0–1: how sure it is, by itself, that goods were not there in time. */
  readonly weight: number;
  /** Found in the same clause or the one before, the phrase says nothing of goods. */
  readonly unless?: RegExp;
}

/** From this weight on a phrase says yes by itself. */
export const SURE_WEIGHT = 0.6;

const NONE = 0.95;
const LATE = 0.75;
const VAGUE = 0.45;

/** What people wait for that is no delivery of goods. */
const OTHER_WAITING = /客服|电话|排队|退款|退货|安装|师傅|回复|发票|到账|充值|快递|物流|配送/u;

/** Goods are not there. */
const OUT: readonly RegExp[] = [
  /(?:缺|断|(?<!有)没有?|无|等|欠)现?货(?!款|币|架|损|运|物)/gu,
  /断了[^，。！？；]{0,3}货|[不没]到货|货到不了|备货(?:太|很|也太)?少/gu,
  /(?:一直|总是|老是|永远|又)(?:没有|没)了?$/gu,
  /(?:不能|无法|没法)下单|下不了单/gu,
  /缺(?:原|材|物)?料|断码|缺码|断供|缺供|脱销|售罄|售完|卖完|卖光|抢光|抢空/gu,
  /(?:库存|备货|补货|货源|供货|供应|存货|货)(?:量|速度)?(?:严重|一直|总是|常常|经常)?(?:不足|不够|短缺|紧张|跟不上|不上)/gu,
  /(?:没有?|无|缺少?|零)(?:任何)?(?:库存|存货)/gu,
  /(?:买|订|拍|抢|拿)不到|供不上|补不上/gu,
  /仓库(?:里|都)?没有?了?/gu,
  /只剩(?:下)?[一二两三几\d]+[件个箱盒瓶包]/gu,
  /(?:等|催|什么时候|何时|快点|尽快|多久)(?:[^，。！？；]{0,4})补(?:货|上)/gu,
  /补货(?:太|很|不|慢|信息不)/gu,
  /等(?:着)?(?:厂家|供应商|工厂|下一批|下批|总部|新一批)/gu,
  /\b(?:out[ -]of[ -]stock|stock[ -]?outs?|sold out|no stock|not in stock|back[ -]?order(?:ed)?)\b/gu,
  /\b(?:insufficient|low|lack of|(?:not|never) enough) (?:stock|inventory)\b|\b(?:stock|inventory) is (?:never|not) enough\b|\b(?:shortages?|unavailable|not available)\b/gu,
  /\b(?:run|ran|runs|running) out\b|\bcan(?:not|'t) (?:get|buy|order) it\b/gu,
];

/** Goods came late or in part. */
const DELAYED: readonly RegExp[] = [
  /(?:少|漏|欠)发(?!票|脾气|现|生|展)/gu,
  /(?:还没|没有?|未|不|迟迟不|一直不|待)(?:按时|及时|给|按[^，。！？；]{0,6})?发货/gu,
  /(?:推迟|延迟|延期|拖延|拖着|延误)(?:了)?(?:发货|交货|到货|出货)|(?:交期|货期|发货|到货)[^，。！？；]{0,3}(?:推迟|延期|延后)/gu,
  /(?:发货|出货|交货|到货|备货)(?:的?速度|时间)?(?:[^，。！？；]{0,3})(?:慢|晚|迟|一拖再拖|拖)/gu,
  /拖了?[^，。！？；]{1,6}才[^，。！？；]{0,3}发|迟迟(?:不|没|未|到)/gu,
  /(?:还差|少|缺|欠)(?:了|我|我们|着)*的?\s*[一二两三四五六七八九十几\d]+\s*[件箱盒瓶包袋]/gu,
  /(?:订|买|拍|下单)了?\s*\d+[^，。！？；\d]{1,4}(?:只|才)?(?:到|来|收到|发|给)了?\s*\d+/gu,
  /[只才就](?:到|来|收到|发|给)了?\s*[一二两三四五六七八九十几\d]+\s*[件箱盒瓶包袋]|剩下的?[^，。！？；]{0,5}(?:下周|再发|没|等)/gu,
  /连(?:单号|发货信息|影子)都没有/gu,
  /催(?:了|过)?[^，。！？；]{0,5}(?:才发|发货|不发)/gu,
  /拆成[一二两三四几\d]+(?:次|批)发/gu,
  /\b(?:never (?:came|arrived|shipped|showed up)|ha(?:d|ve|s)(?: not|n['’]t) arrived|always out|out again)\b/gu,
  /\b(?:short[ -]?shipp?ed|shipped short|partial(?:ly)? shipp?(?:ed|ment))\b/gu,
  /\b(?:took|takes|taking) (?:too|so|very) long to ship\b|\bship(?:ping|ment)? (?:was |is )?(?:delay(?:ed|s)?)\b/gu,
  /\b(?:still|been) waiting for (?:my|our|the) (?:order|goods|item|parcel)\b|\bnot (?:yet )?(?:been )?shipped\b/gu,
];

/** It took long, which may be of many reasons. */
const WAITING: readonly RegExp[] = [
  /等(?:得|了)?(?:太|好|很|这么|那么)久/gu,
  /等了?(?:整整|足足|快)?[一二两三四五六七八九十半几好\d]+\s*个?多?(?:天|周|星期|礼拜|月)/gu,
  /才(?:给我们?)?(?:发|寄|收到|到货|送到)|等不及|等不起/gu,
  /\bwait(?:ed|ing)? (?:(?:for|over|about|almost) )?(?:too|so|a|\d+|two|three|four|five|six|several|many)? ?(?:long|weeks?|months?)\b/gu,
  /晚了[一二两三四五六七八九十半几好\d]+\s*个?多?(?:天|周|星期|礼拜|月)/gu,
];

/** A question, or something that can have other reasons. */
const HINTS: readonly RegExp[] = [
  /(?:还|有没)?有现?货(?:吗|么|没)|有没有现?货|(?:还会|还)有吗/gu,
  /下架|停产|停售|预售|缺件|到货通知|取消了?我?的?订单|订单被[^，。！？；]{0,3}取消/gu,
  /(?:什么时候|何时|多久|几时)(?:能|才)?(?:到货|有货|发货|发|上)/gu,
  /补(?:给|发|齐)/gu,
  /\b(?:in stock\?|restock(?:ed|ing)?|discontinued|pre-?order|cancel(?:l?ed)? (?:my|our|half of my) order)\b/gu,
  /\bmissing\b/gu,
];

/** All phrases, those that say most first. */
export const STOCK_PHRASES: readonly StockPhrase[] = [
  ...OUT.map((pattern) => ({ pattern, weight: NONE })),
  ...DELAYED.map((pattern) => ({ pattern, weight: LATE })),
  ...WAITING.map((pattern) => ({ pattern, weight: LATE, unless: OTHER_WAITING })),
  ...HINTS.map((pattern) => ({ pattern, weight: VAGUE })),
];
