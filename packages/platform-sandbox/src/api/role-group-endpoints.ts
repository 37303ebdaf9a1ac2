import { refusal } from "../problem.ts";
import { DONE } from "./contact-entities.ts";
import type { ContactParts } from "./contact-endpoints.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { flagOn, pageOf, readName, requireGroup } from "./role-endpoints.ts";

/** Groups of roles. */
export function roleGroupEndpoints({ roles }: ContactParts): readonly Endpoint[] {
  return [
    {
      path: "v5/corp/role_group/list",
      rate: RATES.read,
      handle: ({ params }) => ({ role_groups: pageOf(params, flagOn(params, "has_internal") ? roles.groups() : []) }),
    },
    {
      path: "v5/corp/role_group/create",
      rate: RATES.write,
      handle: ({ params }) => ({ role_group: roles.addGroup(readName(params, 1207)) }),
    },
    {
      path: "v5/corp/role_group/update",
      rate: RATES.write,
      handle({ params }) {
        const group = requireGroup(roles, params);
        const name = readName(params, 1207);
        roles.renameGroup(group.group_no, name);
        return { role_group: { ...group, name } };
      },
    },
    {
      path: "v5/corp/role_group/delete",
      rate: RATES.write,
      handle({ params }) {
        const { group_no } = requireGroup(roles, params);
        if (roles.all().some((role) => role.group_no === group_no)) throw refusal(1208);
        roles.removeGroup(group_no);
        return DONE;
      },
    },
  ];
}
