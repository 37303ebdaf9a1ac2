import { Checkbox, Form, Input, Modal, Select } from "antd";
import type { NewTokenRequest } from "../../../../contracts/access.ts";
import { useTexts } from "../text/language-context.tsx";
import { useChange } from "./use-change.ts";

interface NewTokenFormProps {
  readonly isOpen: boolean;
  onClose(): void;
  onToken(token: string): void;
}

interface TypedToken extends Pick<NewTokenRequest, "name" | "scopes"> {
  /** 0 stands for no end. */
  readonly days: number;
}

const DAYS = [30, 90, 365, 0];

/** Asks for a new token; the answer is the token, once. */
export function NewTokenForm({ isOpen, onClose, onToken }: NewTokenFormProps) {
  const { texts } = useTexts();
  const [form] = Form.useForm<TypedToken>();
  const words = texts.tokens;
  const required = { required: true, message: texts.link.required };
  const add = useChange<{ readonly token: string }>("tokens", null, ({ token }) => {
    form.resetFields();
    onClose();
    onToken(token);
  });
  const send = ({ days, ...token }: TypedToken) =>
    add.mutate({ path: "/tokens", body: { ...token, valid_days: days === 0 ? null : days } });
  return (
    <Modal
      open={isOpen}
      title={words.add}
      okText={words.save}
      cancelText={texts.users.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: ["read_board"], days: 90 }}
        onFinish={send}
      >
        <Form.Item name="name" label={words.name} rules={[required]}>
          <Input />
        </Form.Item>
        <Form.Item name="scopes" label={words.scopes} rules={[required]}>
          <Checkbox.Group options={Object.entries(texts.scope).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="days" label={words.valid}>
          <Select
            options={DAYS.map((value) => ({ value, label: value === 0 ? words.unlimited : words.days(value) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
