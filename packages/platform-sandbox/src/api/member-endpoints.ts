import type { MemberDraft } from "../contacts/member-draft.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { ROOT_DEPARTMENT } from "../storage/company.ts";
import { DONE, departmentNumber, departmentNumbers, memberEntity } from "./contact-entities.ts";
import type { ContactParts } from "./contact-endpoints.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { flag, optionalText, requiredText, requiredTexts } from "./parameters.ts";

/** Members taken by one import (facts: open/18514). */
const IMPORT_MAX = 20_000;

/** Members of the company. */
export function memberEndpoints({ directory }: ContactParts): readonly Endpoint[] {
  return [
    {
      path: "v5/corp/user/get",
      rate: RATES.read,
      handle: ({ params }) => ({ user: memberEntity(directory.member(requiredText(params, "username"))) }),
    },
    {
      path: "v5/corp/user/create",
      rate: RATES.write,
      handle: ({ params }) => ({ user: memberEntity(directory.createMember(readDraft(params))) }),
    },
    {
      path: "v5/corp/user/update",
      rate: RATES.write,
      handle({ params }) {
        const [name, departments] = [optionalText(params, "name"), departmentNumbers(params)];
        const change = { ...(name === undefined ? {} : { name }), ...(departments ? { departments } : {}) };
        return { user: memberEntity(directory.updateMember(requiredText(params, "username"), change)) };
      },
    },
    {
      path: "v5/corp/user/delete",
      rate: RATES.write,
      handle({ params }) {
        directory.removeMembers([requiredText(params, "username")]);
        return DONE;
      },
    },
    {
      path: "v5/corp/user/batch_delete",
      rate: RATES.batch,
      handle({ params }) {
        const usernames = requiredTexts(params, "usernames");
        if (usernames.length === 0) throw refusal(6019);
        directory.removeMembers(usernames);
        return DONE;
      },
    },
    {
      path: "v5/corp/user/import",
      rate: RATES.batch,
      handle({ params }) {
        directory.importMembers(readDrafts(params));
        return DONE;
      },
    },
    {
      path: "v5/corp/department/user/list",
      rate: RATES.tree,
      handle({ params }) {
        const members = directory.membersOf(departmentNumber(params, "dept_no"), flag(params, "has_child"));
        return { users: members.map(memberEntity) };
      },
    },
  ];
}

function readDrafts({ users }: JsonObject): readonly MemberDraft[] {
  if (!isArray(users) || users.length === 0) throw refusal(6019);
  if (users.length > IMPORT_MAX) throw refusal(6021, `最多 ${IMPORT_MAX} 个`);
  return users.map((user) => {
    if (isObject(user)) return readDraft(user);
    throw refusal(1096, "users 的每一项须是对象");
  });
}

/** Who belongs to no department belongs to the root. */
function readDraft(params: JsonObject): MemberDraft {
  const departments = departmentNumbers(params) ?? [];
  return {
    ...{ username: requiredText(params, "username"), name: requiredText(params, "name") },
    departments: departments.length > 0 ? departments : [ROOT_DEPARTMENT],
  };
}
