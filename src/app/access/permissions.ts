import { PERMISSIONS, type Permission, type Role } from "../../contracts/access.ts";

const READING = ["read_board", "read_messages", "read_problems"] as const satisfies readonly Permission[];

/** What each role may do. This table is all there is: nothing else in the program asks for a role. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    ...READING,
    "see_phones",
    "answer_alerts",
    "repair",
    "read_audit",
    "export_customers",
    "erase_customers",
    "manage_consents",
    "run_rehearsal",
    "adopt_policy",
    "read_plan",
    "order_purchases",
    "edit_rules",
  ],
  buyer: [...READING, "answer_alerts", "repair", "run_rehearsal", "read_plan", "order_purchases"],
  sales: [...READING, "see_phones", "answer_alerts", "manage_consents"],
  service: [...READING, "see_phones", "answer_alerts", "manage_consents"],
  warehouse: [...READING, "answer_alerts", "read_plan"],
  admin: [...PERMISSIONS],
  viewer: ["read_board"],
};
