/** How people call the places where stock lies. */
import { z } from "zod";

export const placesReport = z.object({
  /** Places that have a name other than their code, by code. */
  places: z.array(z.object({ location_code: z.string(), location_name: z.string() })),
});
export type PlacesReport = z.infer<typeof placesReport>;
