export { type DingtalkSecurity, type FakeDingtalkRobot, startFakeDingtalkRobot } from "./dingtalk-robot.ts";
export type { Behaviour, FakeReply, FakeRequest, FakeServer } from "./fake-server.ts";
export { type FakeFeishuRobot, type FeishuSecurity, startFakeFeishuRobot } from "./feishu-robot.ts";
export type { ShownMessage } from "./shown.ts";
export { type FakeWebhookReceiver, startFakeWebhookReceiver } from "./signed-webhook.ts";
export { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "./wechat-work-robot.ts";
