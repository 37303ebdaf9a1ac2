import { placeNames } from "../../domain/text/place-names.ts";
import type { PlacesReport } from "../../contracts/places.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `placesReport`. */
export interface PlacesReportPorts {
  readonly subjects: Pick<Subjects, "masters">;
}

/** The places that have a name of their own. */
export function createPlacesReport({ subjects }: PlacesReportPorts) {
  return async function placesReport(installation_id: string): Promise<PlacesReport> {
    const locations = await subjects.masters(installation_id, "location");
    const nameOf = placeNames(locations);
    const places = locations.flatMap(({ location_code }) => {
      const location_name = nameOf(location_code);
      return location_name === location_code ? [] : [{ location_code, location_name }];
    });
    return { places };
  };
}
