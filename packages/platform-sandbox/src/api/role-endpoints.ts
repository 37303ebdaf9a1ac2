import type { Role, RoleGroup } from "../contacts/roles.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Roles } from "../contacts/roles.ts";
import { DONE, memberEntity } from "./contact-entities.ts";
import type { ContactParts } from "./contact-endpoints.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { flag, optionalText, requiredNumber, requiredTexts, wholeNumber } from "./parameters.ts";

const NAME_MAX = 64;
/** Largest page (facts: open/18526). */
const PAGE = { from: 1, to: 10_000, absent: 100 };

/** Roles and who is in them. */
export function roleEndpoints({ db, roles, directory, company }: ContactParts): readonly Endpoint[] {
  const members = (params: JsonObject, change: (role_no: number, username: string) => void) => {
    const { role_no } = requireRole(roles, params);
    const usernames = requiredTexts(params, "usernames");
    for (const username of usernames) directory.member(username);
    db.transaction(() => usernames.forEach((username) => change(role_no, username)));
    return DONE;
  };
  return [
    {
      path: "v5/corp/role/list",
      rate: RATES.read,
      handle: ({ params }) => ({ roles: pageOf(params, flagOn(params, "has_internal") ? roles.all() : []) }),
    },
    {
      path: "v5/corp/role/create",
      rate: RATES.write,
      handle: ({ params }) => ({ role: roles.add(requireGroup(roles, params).group_no, readName(params, 1203)) }),
    },
    {
      path: "v5/corp/role/update",
      rate: RATES.write,
      handle({ params }) {
        const role = requireRole(roles, params);
        const name = optionalText(params, "name") === undefined ? role.name : readName(params, 1203);
        const group_no = params.group_no === undefined ? role.group_no : requireGroup(roles, params).group_no;
        return { role: roles.save({ ...role, name, group_no }) };
      },
    },
    {
      path: "v5/corp/role/delete",
      rate: RATES.write,
      handle({ params }) {
        const { role_no } = requireRole(roles, params);
        db.transaction(() => roles.remove(role_no));
        return DONE;
      },
    },
    {
      path: "v5/corp/role/user/list",
      rate: RATES.read,
      handle({ params }) {
        const hasRange = flag(params, "has_manage_range");
        const inside = roles
          .members(requireRole(roles, params).role_no)
          .filter((one) => company.isPresent(one.username));
        const users = pageOf(params, inside).map(({ username, departments_range }) => ({
          ...memberEntity(directory.member(username)),
          ...(hasRange && departments_range.length > 0 ? { departments_range, has_child: false } : {}),
        }));
        return { users };
      },
    },
    {
      path: "v5/corp/role/add_members",
      rate: RATES.batch,
      handle: ({ params }) => members(params, (role_no, username) => roles.addMember(role_no, username)),
    },
    {
      path: "v5/corp/role/remove_members",
      rate: RATES.batch,
      handle: ({ params }) => members(params, (role_no, username) => roles.removeMember(role_no, username)),
    },
  ];
}

/** A required name; the given code when it is too long or empty. */
export function readName(params: JsonObject, code: 1203 | 1207): string {
  const name = optionalText(params, "name");
  if (name === undefined) throw refusal(1203, "缺少 name");
  if (name.length > NAME_MAX) throw refusal(code, `最多 ${NAME_MAX} 个字`);
  return name;
}

/** The group a call names; 1205 without one, 1206 for one that is not there. */
export function requireGroup(roles: Roles, params: JsonObject): RoleGroup {
  if (params.group_no === undefined || params.group_no === null) throw refusal(1205);
  const group = roles.group(requiredNumber(params, "group_no"));
  if (group) return group;
  throw refusal(1206);
}

/** A switch that is on when absent. */
export function flagOn(params: JsonObject, name: string): boolean {
  return params[name] === undefined || params[name] === null || flag(params, name);
}

/** The page of a list that `skip` and `limit` ask for. */
export function pageOf<T>(params: JsonObject, all: readonly T[]): readonly T[] {
  const skip = wholeNumber(params, "skip", { from: 0, to: Infinity, absent: 0 });
  return all.slice(skip, skip + wholeNumber(params, "limit", PAGE));
}

function requireRole(roles: Roles, params: JsonObject): Role {
  const role = roles.find(requiredNumber(params, "role_no"));
  if (role) return role;
  throw refusal(1201);
}
