import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { isPushService } from './push-hosts.ts';
import type { Device, ReachDoc, ReachFields } from './reach.model.ts';
import type { PushTarget } from './reach.port.ts';
import { maxDevices, withoutProof } from './reach-rules.ts';
import type { ReachRepository } from './reach.repository.ts';

type Set = Decision<ReachFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { reach: ReachRepository; pushHosts: readonly string[]; clock: Clock };

export type DevicesService = ReturnType<typeof createDevicesService>;
/** Why a device is no longer among somebody's. */
type WhyRemoved = 'asked' | 'gone' | 'moved';
const system: ChangeBy = { actor: { kind: 'system', part: 'reach' } };

/** The devices that take pushes for their owner. */
export function createDevicesService({ reach, pushHosts, clock }: Deps) {
  const fieldsOf = (devices: Device[]) => ({ devices, endpointMarks: devices.map(({ endpoint }) => reach.marks.endpoint(endpoint)) });

  /** Adds a device under the command's id; one that is there already keeps its id, and what it has proven while its keys are the same. */
  async function add(target: PushTarget & { label: string }, by: By): Promise<ReachDoc> {
    requirePushable(target);
    const { doc } = await reach.change(by.actor.staffId, by, (found) => added(found, target, by.commandId));
    await takeFromOthers(doc._id, target.endpoint);
    return doc;
  }
  function requirePushable({ endpoint, p256dh, auth }: PushTarget): void {
    if (!isPushService(endpoint, pushHosts))
      throw new AppError(
        'unknownPushService',
        422,
        'Pushes cannot be sent to this address, since it is no known push service. Nothing was changed.',
      );
    // A point of P-256, uncompressed, and the secret of RFC 8291.
    const key = Buffer.from(p256dh, 'base64url');
    if (key.length !== 65 || key[0] !== 4 || Buffer.from(auth, 'base64url').length !== 16)
      throw new AppError(
        'wrongSubscription',
        422,
        'The keys of this device are not in order. Reload the page and allow messages again. Nothing was changed.',
      );
  }
  function added(doc: ReachDoc, target: PushTarget & { label: string }, id: string): Set | null {
    const known = doc.devices.find(({ endpoint }) => endpoint === target.endpoint);
    const { endpoint, p256dh, auth, label } = target;
    const sameKeys = known?.p256dh === p256dh && known.auth === auth;
    if (known && sameKeys && known.label === label) return null;
    const others = doc.devices.filter((device) => device !== known);
    if (others.length >= maxDevices)
      throw new AppError('tooManyDevices', 409, `At most ${maxDevices} devices take pages. Remove one first. Nothing was changed.`);
    const device: Device = {
      ...{ endpoint, p256dh, auth, label },
      id: known?.id ?? id,
      addedAt: known?.addedAt ?? clock.now().toISOString(),
    };
    const proofs = sameKeys ? doc.proofs : withoutProof(doc.proofs, device.id);
    return { set: { ...fieldsOf([...others, device]), proofs }, events: [{ type: 'reach:deviceAdded', data: { deviceId: device.id } }] };
  }

  /** A browser that somebody else signs in at shows their pages from then on, and nobody else's. */
  async function takeFromOthers(staffId: string, endpoint: string): Promise<void> {
    for (const { _id } of await reach.byEndpoint(endpoint)) {
      if (_id !== staffId) await reach.change(_id, system, (doc) => removed(doc, (device) => device.endpoint === endpoint, 'moved'));
    }
  }
  function removed(doc: ReachDoc, which: (device: Device) => boolean, why: WhyRemoved): Set | null {
    const [device] = doc.devices.filter(which);
    if (!device) return null;
    const set = { ...fieldsOf(doc.devices.filter((one) => one !== device)), proofs: withoutProof(doc.proofs, device.id) };
    return { set, events: [{ type: 'reach:deviceRemoved', data: { deviceId: device.id, why } }] };
  }

  const remove = async (id: string, by: By): Promise<ReachDoc> =>
    (await reach.change(by.actor.staffId, by, (doc) => removed(doc, (device) => device.id === id, 'asked'))).doc;
  /** The push service says that this subscription is no more; one that was renewed meanwhile stays. */
  const gone = async (staffId: string, { id, endpoint }: Pick<Device, 'id' | 'endpoint'>): Promise<void> =>
    void (await reach.change(staffId, system, (doc) => removed(doc, (one) => one.id === id && one.endpoint === endpoint, 'gone')));

  return { add, remove, gone };
}
