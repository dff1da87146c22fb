import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { createChannelsService } from './channels.service.ts';
import { defineChannelModels } from './conversation.model.ts';
import { createConversationsRepository } from './conversations.repository.ts';
import { createMessagesRepository } from './messages.repository.ts';

export { addChannelsLive, conversationRoom } from './channels.live.ts';
export { forCaller } from './channels.service.ts';
export type { ChannelsService, Conversation, OpenConversation } from './channels.service.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus; receiptsMoved: (conversationId: string) => void };

/** Assembles the channels domain. */
export function createChannels({ db, clock, cipher, bus, receiptsMoved }: Deps) {
  const models = defineChannelModels(db);
  const conversations = createConversationsRepository({ model: models.conversations, cipher, clock, bus });
  const messages = createMessagesRepository({ model: models.messages, cipher, clock, bus });
  return createChannelsService({ conversations, messages, cipher, clock, receiptsMoved });
}
