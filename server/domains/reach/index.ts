import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { createDevicesService } from './devices.service.ts';
import { createPhoneService } from './phone.service.ts';
import { defineReachModels } from './reach.model.ts';
import type { Addresses, PushSender, SmsSender } from './reach.port.ts';
import { createReachRepository } from './reach.repository.ts';
import { createReachService } from './reach.service.ts';
import { createReadinessService, type ReadinessDeps } from './readiness.service.ts';
import { defineInboxModels } from './sms-inbox.model.ts';
import { createInboxRepository } from './sms-inbox.repository.ts';
import { createSmsInbox, type AnswerPages, type PageDelivered } from './sms-inbox.service.ts';
import { createSmsReplies } from './sms-replies.ts';
import { createTestsRepository } from './tests.repository.ts';
import { createTestsService } from './tests.service.ts';

export type { Addresses } from './reach.port.ts';
export { addReachRoutes } from './reach.routes.ts';
export { addReadiness } from './readiness.live.ts';

type Deps = {
  db: Db;
  clock: Clock;
  cipher: FieldCipher;
  bus: Bus;
  logger: Logger;
  push: PushSender;
  /** Null where no gateway is set up. */
  sms: SmsSender | null;
  /** Hosts and origins that pushes may go to besides the known push services. */
  pushHosts: readonly string[];
};
export type Reach = ReturnType<typeof createReach>;

/** Assembles how staff are reached. */
export function createReach({ db, clock, cipher, bus, logger, push, sms, pushHosts }: Deps) {
  const models = defineReachModels(db);
  const reach = createReachRepository({ model: models.reach, clock, cipher, bus });
  const phone = createPhoneService({ reach, sms, clock, logger });
  const devices = createDevicesService({ reach, pushHosts, clock });
  const tests = createTestsService({ tests: createTestsRepository(models.tests), reach, devices, push, sms, cipher, clock, logger });
  const service = createReachService({ reach, tests, push, sms, clock });
  const { byPhone, prove, devicesOf, phoneOf } = service;
  const addresses: Addresses = { devicesOf, phoneOf, deviceGone: devices.gone };

  const inbox = createInboxRepository(defineInboxModels(db), cipher);
  const replies = createSmsReplies({ inbox, service, sms, clock, logger });
  /** What takes SMS from staff, once there is somebody who takes answers to pages. */
  const inboxFor = (pages: { answerPages: AnswerPages; pageDelivered: PageDelivered }) =>
    createSmsInbox({ inbox, service: { byPhone, prove }, tests, replies, ...pages, cipher, clock, logger });
  /** What tells whether those on call can be reached. */
  const readinessOf = (parts: Omit<ReadinessDeps, 'reach' | 'smsSetUp' | 'clock'>) =>
    createReadinessService({ reach, smsSetUp: sms !== null, clock, ...parts });
  return { service, phone, devices, tests, addresses, inboxFor, readinessOf };
}
