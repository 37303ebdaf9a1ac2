/** What a customer did without an order: asked for a price, had a quote, put it aside to buy, or was turned away. */
export const ENQUIRY_KINDS = ["enquiry", "quote", "cart", "refused"] as const;
export type EnquiryKind = (typeof ENQUIRY_KINDS)[number];

/** What has become of it; `given_up`: the customer wants it no more. */
export const ENQUIRY_STATES = ["open", "ordered", "given_up"] as const;
export type EnquiryState = (typeof ENQUIRY_STATES)[number];

/** How people know the kinds. */
export const ENQUIRY_KIND_LABELS: Readonly<Record<EnquiryKind, string>> = {
  ...{ enquiry: "询价", quote: "报价", cart: "加购或预订", refused: "无货未下单" },
};

/** How people know the states. */
export const ENQUIRY_STATE_LABELS: Readonly<Record<EnquiryState, string>> = {
  ...{ open: "进行中", ordered: "已下单", given_up: "已放弃" },
};

/** The kind that a label names; null for any other text. */
export function enquiryKindOf(label: string): EnquiryKind | null {
  return ENQUIRY_KINDS.find((kind) => ENQUIRY_KIND_LABELS[kind] === label) ?? null;
}

/** The state that a label names, open where none is given; null for any other text. */
export function enquiryStateOf(label: string | null): EnquiryState | null {
  if (label === null) return "open";
  return ENQUIRY_STATES.find((state) => ENQUIRY_STATE_LABELS[state] === label) ?? null;
}
