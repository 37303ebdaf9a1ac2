/** The kinds of address by which channels know people, as fields of the list of receivers. */
export type AddressKind = "phone" | "email" | "wechat_work_id" | "wechat_openid";

/** A customer's addresses as their form has them. */
export type CustomerAddresses = Readonly<Record<"phone" | "email", string | null>>;
