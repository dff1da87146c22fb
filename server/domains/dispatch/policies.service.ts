import { helpNowPolicy, policySchema, urgentPolicy, type Policy } from '#shared/dispatch/policy.ts';
import type { PolicyView } from '#shared/dispatch/policy.api.ts';
import { policyKinds, problemsOf, type PolicyKind, type PolicyRules } from '#shared/dispatch/policy-rules.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { PolicyFor } from './opening.ts';
import type { PagerChannel } from './pager.port.ts';
import type { EditionDoc } from './policies.model.ts';
import type { PoliciesRepository } from './policies.repository.ts';
import type { WaveDeps } from './waves.ts';

type Deps = {
  policies: PoliciesRepository;
  people: Pick<WaveDeps['people'], 'byIds'>;
  channels: readonly Pick<PagerChannel, 'name' | 'isSetUp'>[];
  clock: Clock;
  logger: Logger;
};
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Wish = { revision: number; rules: PolicyRules | null; note: string };

const shipped: Readonly<Record<PolicyKind, Policy>> = { urgent: urgentPolicy, helpNow: helpNowPolicy };

export type PoliciesService = ReturnType<typeof createPoliciesService>;

/** Gives new dispatches their policy, and lets people look at policies and set them. */
export function createPoliciesService({ policies, people, channels, clock, logger }: Deps) {
  const ways = channels.filter(({ isSetUp = true }) => isSetUp).map(({ name }) => name);

  /** The latest edition; the shipped one where there is none, and where it cannot be read: whatever is wrong with it must not keep anybody from being sent. */
  const policyFor: PolicyFor = async (kind) => {
    const of = kind === 'helpNow' ? kind : 'urgent';
    try {
      const edition = await policies.latest(of);
      return edition?.rules ? policySchema.parse({ ...edition.rules, version: `${of}-edition-${edition.revision}` }) : shipped[of];
    } catch (error) {
      logger.error({ err: error, kind: of }, 'the policy could not be read; this dispatch goes by the shipped one');
      return shipped[of];
    }
  };

  /** Adds an edition, if the one that was seen is still the latest. */
  async function set(kind: PolicyKind, { revision, rules, note }: Wish, by: By): Promise<PolicyView> {
    const problems = rules ? problemsOf({ kind, ways }, rules) : [];
    if (problems.length > 0)
      throw new AppError('policyUnsafe', 422, 'This ladder could end in nobody, or contradicts itself. Nothing was changed.', {
        facts: { problems },
      });
    const latest = (await policies.latest(kind))?.revision ?? 0;
    if (revision > latest) throw policyChanged(latest);
    const fields = { kind, revision: revision + 1, rules, note, by: by.actor.staffId, at: clock.now() };
    const { doc, changed } = await policies.add(fields, by);
    if (!changed && !doc.commands.includes(by.commandId)) throw policyChanged(latest);
    return view(kind);
  }

  const all = (): Promise<PolicyView[]> => Promise.all(policyKinds.map(view));

  async function view(kind: PolicyKind): Promise<PolicyView> {
    const editions = await policies.editions(kind);
    const staff = await people.byIds([...new Set(editions.map(({ by }) => by))]);
    const names = new Map(staff.map((row) => [row._id, row.name]));
    const { version: _, ...asShipped } = shipped[kind];
    const [current] = editions;
    return {
      ...{ kind, ways, revision: current?.revision ?? 0, rules: current?.rules ?? asShipped, shipped: asShipped },
      editions: editions.map((one) => present(one, names.get(one.by) ?? null)),
    };
  }

  return { policyFor, set, all };
}

const present = (
  { revision, rules, note, by, at }: EditionDoc,
  name: PolicyView['editions'][number]['by']['name'],
): PolicyView['editions'][number] => ({ revision, rules, note, by: { staffId: by, name }, at: at.toISOString() });

const policyChanged = (revision: number): AppError =>
  new AppError('policyChanged', 409, 'Somebody else changed this ladder first. Look at how it is now; nothing of yours was written.', {
    facts: { revision },
  });
