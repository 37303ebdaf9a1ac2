import type { Permission } from "../../../../contracts/access.ts";
import type { Route } from "../routing/route.ts";
import type { Dictionary } from "../text/zh.ts";

/** A page that the main navigation leads to. */
export interface MainPage {
  readonly href: string;
  readonly text: Exclude<keyof Dictionary["nav"], "problem_count">;
  /** Pages that are shown as this one: itself, and those opened from it. */
  readonly covers: readonly Route["page"][];
  /** What whoever sees the entry must be allowed; everybody who may see the board where left out. */
  readonly permission?: Permission;
}

/** The pages everybody works with, in groups: what is short and how it comes, whom it hits, what people are told, how it has gone. */
export const MAIN_PAGES: readonly (readonly MainPage[])[] = [
  [
    { href: "/", text: "board", covers: ["board", "item"] },
    { href: "/plan", text: "plan", covers: ["plan"], permission: "read_plan" },
    { href: "/suppliers", text: "suppliers", covers: ["suppliers", "supplier"] },
    { href: "/production", text: "production", covers: ["production"] },
  ],
  [
    { href: "/events", text: "events", covers: ["events", "event"] },
    { href: "/hit-customers", text: "hit_customers", covers: ["hit_customers", "hit_event", "hit_customer"] },
    { href: "/retention", text: "retention", covers: ["retention"], permission: "read_plan" },
    { href: "/care", text: "care", covers: ["care"], permission: "read_plan" },
    { href: "/order-check", text: "order_check", covers: ["order_check"] },
  ],
  [
    { href: "/messages", text: "messages", covers: ["messages"], permission: "read_messages" },
    { href: "/rules", text: "rules", covers: ["rules"], permission: "read_messages" },
    { href: "/problems", text: "problems", covers: ["problems"], permission: "read_problems" },
  ],
  [
    { href: "/operating", text: "operating", covers: ["operating"] },
    { href: "/rehearsal", text: "rehearsal", covers: ["rehearsal"] },
    { href: "/tuning", text: "tuning", covers: ["tuning"], permission: "read_plan" },
  ],
];
