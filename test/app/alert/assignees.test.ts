import { describe, expect, it } from "@jest/globals";
import { createAssignees } from "../../../src/app/alert/assignees.ts";
import type { ReceiverRow } from "../../../src/contracts/rows.ts";
import type { User } from "../../../src/ports/accounts.ts";

function receiver(receiver_name: string, is_active = true): ReceiverRow {
  const none = { phone: null, email: null, wechat_work_id: null, wechat_openid: null };
  return { receiver_name, receiver_role: "采购", is_active, ...none, preferred_channels: [] };
}

function user(display_name: string, is_disabled = false): User {
  const fixed = { role: "buyer", email: null, password_hash: null, single_sign_on: null, created_at: 1 } as const;
  return { user_id: display_name, login_name: display_name, display_name, is_disabled, ...fixed };
}

function assigneesOf(users: readonly User[], receivers: readonly ReceiverRow[]) {
  const assignees = createAssignees({
    accounts: { users: () => Promise.resolve(users) },
    subjects: { receivers: () => Promise.resolve(receivers) },
  });
  return assignees("shop");
}

describe("whom an alert may be given to", () => {
  it("are users and receivers, each once, with whether messages reach them by name", async () => {
    const { people } = await assigneesOf([user("wang"), user("Li")], [receiver("ＷＡＮＧ"), receiver("Zhao")]);
    expect(people).toEqual([
      { name: "Li", is_receiver: false },
      { name: "Zhao", is_receiver: true },
      { name: "ＷＡＮＧ", is_receiver: true },
    ]);
  });

  it("are not those who may not sign in or are switched off on the list", async () => {
    const { people } = await assigneesOf(
      [user("gone", true), user("off")],
      [receiver("off", false), receiver("x", false)],
    );
    expect(people).toEqual([{ name: "off", is_receiver: false }]);
  });
});
