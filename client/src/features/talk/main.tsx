import '../../styles/index.css';
import { now } from '../../lib/clock.ts';
import { startDisplay } from '../../lib/display.ts';
import { draw } from '../../lib/draw.tsx';
import { chosenArea } from '../../lib/public/areas.ts';
import { keepCode, readCode } from '../../lib/public/code-store.ts';
import { guardReturn, isLeaving, onLeave } from '../../lib/public/leave.ts';
import { askPublic } from '../../lib/public/public-api.ts';
import { followViewport } from '../../lib/public/viewport.ts';
import { publicLanguage, startWords } from '../../lib/public/words.ts';
import { pause } from '../../lib/retry.ts';
import { App } from './app.tsx';
import { createConversation } from './conversation.ts';
import { chosenTopic, startTopic } from './topic.ts';

startDisplay({ remember: false });
startWords();
startTopic();
followViewport();
guardReturn();

const conversation = createConversation({
  ask: askPublic,
  // Loaded only once somebody writes: the first page of a cheap phone does not need it.
  connect: async (code) => (await import('../../lib/link.ts')).createLink({ server: 'field', code }),
  codes: { read: readCode, keep: keepCode },
  wait: pause,
  now,
  about: () => ({ screen: publicLanguage(), areaId: chosenArea(), topic: chosenTopic() }),
});
onLeave(conversation.end);
window.addEventListener('beforeunload', (event) => {
  // Words that only this phone has would be lost; whoever leaves in a hurry is never asked.
  if (!isLeaving() && conversation.state().outbox.some(({ status }) => status !== 'refused')) event.preventDefault();
});
void conversation.resume();

draw(<App conversation={conversation} />);
