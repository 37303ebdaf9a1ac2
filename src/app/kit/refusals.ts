import { AddonError } from "../../contracts/problem.ts";

export function itemUnknown(item_code: string): AddonError {
  return new AddonError({
    code: "item_unknown",
    message: `没有商品 ${item_code} 的库存或订单记录`,
    hint: "检查商品编码是否写错；新商品请先在库存台账里登记。",
  });
}

export function placeUnknown(item_code: string, location_code: string, places: readonly string[]): AddonError {
  return new AddonError({
    code: "place_unknown",
    message: `商品 ${item_code} 在 ${location_code} 没有库存或订单记录`,
    hint: `它所在的仓库/门店/渠道：${placesText(places)}。请检查 location_code。`,
  });
}

export function placeNeeded(item_code: string, places: readonly string[]): AddonError {
  return new AddonError({
    code: "place_needed",
    message: `商品 ${item_code} 在多个仓库/门店/渠道，不知道要看哪一个`,
    hint: `请填写 location_code：${placesText(places)}。`,
  });
}

export function notAssessed(item_code: string): AddonError {
  return new AddonError({
    code: "not_assessed",
    message: `商品 ${item_code} 还没有评估过`,
    hint: "首次同步或评估完成后再试，通常只要几秒。",
  });
}

const SHOWN_PLACES = 5;

function placesText(places: readonly string[]): string {
  const shown = places.slice(0, SHOWN_PLACES).map((place) => (place === "" ? "（未分仓）" : place));
  return `${shown.join("、")}${places.length > SHOWN_PLACES ? " 等" : ""}`;
}

export function requestUsed(request_id: string): AddonError {
  return new AddonError({
    code: "request_used",
    message: `请求号 ${request_id} 已经建过另一张采购单，这一张没有建`,
    hint: "每张要建的采购单用一个自己的 request_id，例如本条记录的流水号。",
  });
}
