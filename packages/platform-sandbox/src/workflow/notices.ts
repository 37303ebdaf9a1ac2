import type { PostOffice } from "../messages/post-office.ts";
import type { Forms } from "../storage/forms.ts";
import type { FlowNotices } from "./engine.ts";
import type { FlowStore } from "./flow-store.ts";

/** Tells people of their to-dos and copies; these messages always go to the company's server too. */
export function createFlowNotices(parts: {
  readonly post: PostOffice;
  readonly forms: Forms;
  readonly store: FlowStore;
}): FlowNotices {
  const { post, forms, store } = parts;
  const tell = (instance_id: string, username: string, source: string, text: string): void => {
    const entry_id = store.instance(instance_id)?.entry_id ?? "";
    post.send({
      ...{ op: "flow_message", source, to: [username], form: forms.find(entry_id) },
      ...{ data_id: instance_id, text, isPushed: true },
    });
  };
  return {
    opened: ({ instance_id, assignee, flow_name }) =>
      tell(instance_id, assignee, "流程待办", `您有一条待办:${flow_name}`),
    copied: ({ instance_id, username, flow_name }) => tell(instance_id, username, "流程抄送", `抄送给您:${flow_name}`),
  };
}
