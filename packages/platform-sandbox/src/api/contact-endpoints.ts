import type { Directory } from "../contacts/directory.ts";
import type { Guests } from "../contacts/guests.ts";
import type { Roles } from "../contacts/roles.ts";
import type { Company } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import { departmentEndpoints } from "./department-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { guestEndpoints } from "./guest-endpoints.ts";
import { memberEndpoints } from "./member-endpoints.ts";
import { roleEndpoints } from "./role-endpoints.ts";
import { roleGroupEndpoints } from "./role-group-endpoints.ts";

/** What the contacts API stands on. */
export interface ContactParts {
  readonly db: Database;
  readonly company: Company;
  readonly directory: Directory;
  readonly roles: Roles;
  readonly guests: Guests;
}

/** 通讯录: members, departments, roles, role groups, connected companies. */
export function contactEndpoints(parts: ContactParts): readonly Endpoint[] {
  return [
    ...memberEndpoints(parts),
    ...departmentEndpoints(parts),
    ...roleEndpoints(parts),
    ...roleGroupEndpoints(parts),
    ...guestEndpoints(parts),
  ];
}
