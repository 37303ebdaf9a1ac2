/** Whom an alert may be given to. */
import { z } from "zod";

export const assigneesReport = z.object({
  /** Users of the board and people of the list of receivers (接收人名单), each once, by name. */
  people: z.array(
    z.object({
      name: z.string(),
      /** Whether the list of receivers names them and has not switched them off: only then do messages reach them by name. */
      is_receiver: z.boolean(),
    }),
  ),
});
export type AssigneesReport = z.infer<typeof assigneesReport>;
