import { z } from "zod";
import { instant, problem } from "./report-parts.ts";

/** What needs a person: what lasts until it is mended, messages that could not be used, and effects that were given up. */
export const problemsReport = z.object({
  notices: z.array(
    z.object({
      ...problem.shape,
      form: z.string().nullable(),
      /** Canonical name; null where it concerns the whole form. */
      field: z.string().nullable(),
      /** The rule that it is about and where it is put right; null where it is about none. */
      rule_name: z.string().nullable(),
      /** Null where it is found anew at each look. */
      since: instant.nullable(),
    }),
  ),
  aside: z.array(z.object({ id: z.number(), form: z.string(), received_at: instant, problem, excerpt: z.string() })),
  dead: z.array(
    z.object({
      id: z.number(),
      label: z.string(),
      at: instant.nullable(),
      attempts: z.number(),
      problem: problem.nullable(),
    }),
  ),
});
export type ProblemsReport = z.infer<typeof problemsReport>;
