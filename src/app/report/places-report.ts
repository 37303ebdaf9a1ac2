import type { PlacesReport } from "../../contracts/places.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `placesReport`. */
export interface PlacesReportPorts {
  readonly subjects: Pick<Subjects, "masters">;
}

/** The places that the form of locations names. */
export function createPlacesReport({ subjects }: PlacesReportPorts) {
  return async function placesReport(installation_id: string): Promise<PlacesReport> {
    const locations = await subjects.masters(installation_id, "location");
    const places = locations.flatMap(({ location_code, location_name }) => {
      const name = location_name.trim();
      return name === "" || name === location_code ? [] : [{ location_code, location_name: name }];
    });
    return { places };
  };
}
