import { z } from "zod";
import { permission, role } from "./access.ts";

/** Who looks at the board. */
export const sessionReport = z.object({
  signed_in: z.boolean(),
  is_demo: z.boolean(),
  sandbox_url: z.string().nullable(),
  /** Null where the board is open to whoever sits at this machine. */
  user: z.object({ login_name: z.string(), display_name: z.string(), role: role.nullable() }).nullable(),
  permissions: z.array(permission),
  /** To be sent back as the header x-csrf-token by requests that change something; null without a session. */
  csrf_token: z.string().nullable(),
});
export type SessionReport = z.infer<typeof sessionReport>;
