import { Button, Form, Input } from "antd";
import { PASSWORD_LENGTH } from "../../../../contracts/password-length.ts";
import { useTexts } from "../text/language-context.tsx";

/** What a person chose; a name only where one was asked for. */
export interface ChosenAccount {
  readonly login_name?: string;
  readonly display_name?: string;
  readonly password: string;
  readonly again: string;
}

interface PasswordFormProps {
  readonly asksName: boolean;
  readonly isPending: boolean;
  onFinish(chosen: ChosenAccount): void;
}

/** A new password, typed twice. */
export function PasswordForm({ asksName, isPending, onFinish }: PasswordFormProps) {
  const { link: words } = useTexts().texts;
  const required = { required: true, message: words.required };
  const longEnough = { min: PASSWORD_LENGTH, message: words.too_short(PASSWORD_LENGTH) };
  return (
    <Form<ChosenAccount> layout="vertical" requiredMark={false} onFinish={onFinish}>
      {asksName && (
        <>
          <Form.Item name="login_name" label={words.login_name} rules={[required]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="display_name" label={words.display_name} rules={[required]}>
            <Input autoComplete="name" />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="password"
        label={words.password}
        extra={words.password_hint(PASSWORD_LENGTH)}
        rules={[required, longEnough]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={words.again}
        dependencies={["password"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              value === getFieldValue("password") ? Promise.resolve() : Promise.reject(new Error(words.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {words.submit}
      </Button>
    </Form>
  );
}
