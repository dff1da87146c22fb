import { handOverLifecycle, type HandOver, type HandOverId, type HandOverItemId } from '#shared/floor/hand-over.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { HandOverDoc, HandOverFields, KeptItem } from './floor.model.ts';
import type { FloorRepository } from './floor.repository.ts';
import type { FloorViews } from './floor.views.ts';
import { contactOf, type CollectItems } from './hand-over-items.ts';
import { presentHandOver } from './hand-overs.present.ts';
import type { Names } from './names.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Set = Decision<HandOverFields>;
type Deps = { handOvers: FloorRepository['handOvers']; collect: CollectItems; views: FloorViews; names: Names; clock: Clock };

/** How many past hand-overs are shown. */
const shown = 10;

export type HandOversService = ReturnType<typeof createHandOversService>;

/** Handing the shift over: the server lists what is open, the next supervisor accepts it item by item, then the whole. */
export function createHandOversService({ handOvers, collect, views, names, clock }: Deps) {
  /** Opens the one hand-over; the command's id becomes its id, so that a repeat gives the first. */
  async function open(note: string, by: By): Promise<HandOver> {
    const there = await handOvers.find(by.commandId);
    const begun = { openedBy: by.actor.staffId, openedAt: clock.now(), note };
    const fields: HandOverFields = {
      state: 'open',
      slot: 'open',
      ...begun,
      items: there ? [] : await collect(),
      endedBy: null,
      endedAt: null,
    };
    const { doc } = await handOvers.open(by.commandId, fields, by);
    if (doc.openedBy !== by.actor.staffId) throw refuse('conflict');
    return present(by.actor, doc);
  }

  async function change(id: HandOverId, by: By, decide: (doc: HandOverDoc) => Set | null): Promise<HandOver> {
    const { doc } = await handOvers.change(id, by, decide);
    return present(by.actor, doc);
  }

  function requireOther(doc: HandOverDoc, by: By): void {
    if (doc.openedBy === by.actor.staffId)
      throw new AppError('ownHandOver', 409, 'The next supervisor accepts, not the one who hands over. Nothing was changed.');
  }
  function requireOpen(doc: HandOverDoc): void {
    if (doc.state !== 'open') throw new AppError('wrongState', 409, 'This hand-over has ended already. Nothing was changed.');
  }

  async function acceptItem(id: HandOverId, itemId: HandOverItemId, by: By): Promise<HandOver> {
    const item = (await handOvers.find(id))?.items.find((one) => one.id === itemId);
    const contactId = item && contactOf(item.about);
    if (!item || (contactId && !(await views.visible(by.actor, [contactId])).has(contactId))) throw refuse('notFound');
    return change(id, by, (doc) => {
      requireOther(doc, by);
      requireOpen(doc);
      const accept = (one: KeptItem): KeptItem =>
        one.id === itemId && !one.acceptedAt ? { ...one, acceptedBy: by.actor.staffId, acceptedAt: clock.now() } : one;
      if (doc.items.some((one) => one.id === itemId && one.acceptedAt)) return null;
      return { set: { items: doc.items.map(accept) }, events: [{ type: 'handOver:itemAccepted', data: { itemId } }] };
    });
  }

  const end = (doc: HandOverDoc, step: 'accept' | 'withdraw', by: By): Partial<HandOverFields> => ({
    state: handOverLifecycle.next(doc.state, step) ?? doc.state,
    slot: doc._id,
    endedBy: by.actor.staffId,
    endedAt: clock.now(),
  });

  const accept = (id: HandOverId, by: By): Promise<HandOver> =>
    change(id, by, (doc) => {
      requireOther(doc, by);
      requireOpen(doc);
      const left = doc.items.filter((item) => !item.acceptedAt).length;
      if (left > 0)
        throw new AppError('itemsLeft', 409, 'Accept every item first; the shift stays with whoever hands it over until then.', {
          facts: { left },
        });
      return { set: end(doc, 'accept', by), events: [{ type: 'handOver:accepted' }] };
    });

  const withdraw = (id: HandOverId, by: By): Promise<HandOver> =>
    change(id, by, (doc) => {
      if (doc.openedBy !== by.actor.staffId) throw new AppError('notYourHandOver', 403, 'Only who opened this hand-over can take it back.');
      requireOpen(doc);
      return { set: end(doc, 'withdraw', by), events: [{ type: 'handOver:withdrawn' }] };
    });

  const list = async (actor: StaffActor): Promise<HandOver[]> =>
    Promise.all((await handOvers.latest(shown)).map((doc) => present(actor, doc)));

  async function present(actor: StaffActor, doc: HandOverDoc): Promise<HandOver> {
    const people = doc.items.flatMap((item) => ['staffId' in item.about ? item.about.staffId : null, item.acceptedBy]);
    const [nameOf, seen] = await Promise.all([
      names.of([doc.openedBy, doc.endedBy, ...people]),
      views.visible(
        actor,
        doc.items.flatMap((item) => contactOf(item.about) ?? []),
      ),
    ]);
    return presentHandOver(doc, nameOf, (contactId) => seen.has(contactId));
  }

  return { open, acceptItem, accept, withdraw, list };
}
