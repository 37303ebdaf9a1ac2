import { Form, Input, Modal, Select } from "antd";
import type { NewUserRequest } from "../../../../contracts/access.ts";
import { useTexts } from "../text/language-context.tsx";
import { useRoleChoices } from "./role-choices.ts";
import { useChange } from "./use-change.ts";

interface NewUserFormProps {
  readonly isOpen: boolean;
  onClose(): void;
  onCode(code: string): void;
}

interface TypedUser extends Omit<NewUserRequest, "email"> {
  readonly email?: string;
}

/** Asks for a new user; the answer is the link with which they choose a password. */
export function NewUserForm({ isOpen, onClose, onCode }: NewUserFormProps) {
  const { texts } = useTexts();
  const [form] = Form.useForm<TypedUser>();
  const roles = useRoleChoices();
  const words = texts.users;
  const required = { required: true, message: texts.link.required };
  const add = useChange<{ readonly code: string }>("users", null, ({ code }) => {
    form.resetFields();
    onClose();
    onCode(code);
  });
  const send = ({ email, ...user }: TypedUser) =>
    add.mutate({ path: "/users", body: { ...user, email: email === undefined || email === "" ? null : email } });
  return (
    <Modal
      open={isOpen}
      title={words.add}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ role: "buyer" }} onFinish={send}>
        <Form.Item name="display_name" label={words.name} rules={[required]}>
          <Input />
        </Form.Item>
        <Form.Item name="login_name" label={words.login_name} rules={[required]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={words.email}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={words.role}>
          <Select options={roles} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
