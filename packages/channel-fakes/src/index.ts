export { type FakeAliyunSms, startFakeAliyunSms } from "./aliyun-sms.ts";
export type { Behaviour, FakeReply, FakeRequest, FakeServer } from "./fake-server.ts";
export { type FakeWechatApi, startFakeWechatApi } from "./wechat-api.ts";
export { type FakeWechatWorkApi, startFakeWechatWorkApi } from "./wechat-work-api.ts";
export { type FakeWechatWorkRobot, startFakeWechatWorkRobot } from "./wechat-work-robot.ts";
export { type FakeTencentSms, startFakeTencentSms } from "./tencent-sms.ts";
