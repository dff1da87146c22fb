import type { Actor } from '#shared/kernel/actor.ts';
import { rosterApi as api } from '#shared/rosters/rosters.api.ts';
import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { onCallRoles } from '#shared/kernel/actor.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { RosterFile } from './roster-file.ts';
import type { RosterPeople } from './roster-people.ts';
import { namedIn } from './roster-rules.ts';
import type { By, RostersService } from './rosters.service.ts';
import { presentSwap, type RosterViews } from './rosters.views.ts';
import type { SwapsService } from './swaps.service.ts';

type Deps = {
  router: GuardedRouter;
  service: RostersService;
  swaps: SwapsService;
  views: RosterViews;
  file: RosterFile;
  people: RosterPeople;
};
const reader = staffWith('supervisor', 'administrator', 'coordinator');
const editor = staffWith('supervisor', 'administrator');
const officer = staffWith(...onCallRoles);

/** Serves rosters: read by whoever oversees, changed by supervisors and administrators; officers see their own and swap. */
export function addRosterRoutes({ router, service, file, people, swaps, views }: Deps): void {
  router.on(api.overview, reader, () => views.overview());
  router.on(api.of, reader, ({ params }) => read(params.area));
  router.on(api.setLayers, editor, async ({ actor, params, body: { commandId, ...seen } }) => {
    await service.setLayers(params.area, seen, by(actor, commandId));
    return views.view(params.area);
  });
  router.on(api.addOverride, editor, async ({ actor, params, body }) => {
    await service.addOverride(params.area, body.override, by(actor, body.commandId));
    return views.view(params.area);
  });
  router.on(api.withdrawOverride, editor, async ({ actor, params, body }) => {
    await service.withdrawOverride(params.area, params.overrideId, by(actor, body.commandId));
    return views.view(params.area);
  });
  router.on(api.setHolidays, editor, async ({ actor, body: { commandId, ...seen } }) => {
    const { revision, days } = await service.setHolidays(seen, by(actor, commandId));
    return { revision, days };
  });
  addSwapRoutes({ router, swaps, views });
  addFileRoutes({ router, file, people });

  function read(area: AreaKey) {
    service.requireArea(area);
    return views.view(area);
  }
}

function addSwapRoutes({ router, swaps, views }: Pick<Deps, 'router' | 'swaps' | 'views'>): void {
  router.on(api.mine, officer, ({ actor }) => views.mine(by(actor, '').actor.staffId));
  router.on(api.askSwap, officer, async ({ actor, body: { commandId, give, back, ...wish } }) =>
    presentSwap(await swaps.ask({ ...wish, give: times(give), back: back && times(back) }, by(actor, commandId))),
  );
  router.on(api.answerSwap, officer, async ({ actor, params, body }) =>
    presentSwap(await swaps.answer(params.swapId, body.accept, by(actor, body.commandId))),
  );
  router.on(api.withdrawSwap, staffWith(...onCallRoles, 'administrator'), async ({ actor, params, body }) =>
    presentSwap(await swaps.withdraw(params.swapId, by(actor, body.commandId))),
  );
}

function addFileRoutes({ router, file, people }: Pick<Deps, 'router' | 'file' | 'people'>): void {
  router.on(api.file, editor, async () => ({ text: await file.write() }));
  router.on(api.previewFile, editor, async ({ body }) => {
    const { errors, areas } = await file.preview(body.text);
    const named = areas.flatMap(({ before, layers }) => namedIn({ layers: [...before, ...layers], overrides: [] }));
    return { errors, areas, people: await people.these([...new Set(named)]) };
  });
  router.on(api.applyFile, editor, async ({ actor, body }) => ({ areas: await file.apply(body.areas, by(actor, body.commandId)) }));
}

const times = ({ from, until }: { from: string; until: string }) => ({ from: new Date(from), until: new Date(until) });

/** The signed-in person and their command. */
function by(actor: Actor, commandId: string): By {
  if (actor.kind !== 'staff') throw refuse('notSignedIn');
  return { actor, commandId };
}
