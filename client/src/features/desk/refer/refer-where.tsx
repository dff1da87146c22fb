import type { BodyId } from '#shared/kernel/ids.ts';
import type { OfferedBody } from '#shared/referrals/referral.schema.ts';
import { searchItems } from '#shared/taxonomy/search.ts';
import { sectorOf, sectors, services } from '#shared/taxonomy/services.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useMemo } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { matches } from '../../../ui/matches.ts';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { ErrorNote, Skeleton } from '../../../ui/states.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { useAreas } from '../state/use-areas.ts';
import css from './refer.module.css';
import type { Refer } from './use-refer.ts';

function useBodyHint(): (body: OfferedBody) => string {
  const r = useStrings('refer');
  const language = useLanguage();
  const format = useFormat();
  return ({ cover, responsible, verifiedOn, unverified, demonstration, hasDesk, phone }) => {
    const trust = verifiedOn ? r('verifiedOn', { date: format.date(verifiedOn) }) : unverified ? r('unverified') : null;
    const reach = hasDesk ? null : phone ? r('noDeskHere', { phone }) : r('noDeskNoPhone');
    const parts = [
      cover ? r('covers', { place: cover.name[language] }) : r('coversNot'),
      responsible ? null : r('notResponsible'),
      trust,
      demonstration ? r('demonstration') : null,
      reach,
    ];
    return parts.filter((part) => part !== null).join(' · ');
  };
}

function Bodies({ refer }: { readonly refer: Refer }) {
  const r = useStrings('refer');
  const language = useLanguage();
  const hint = useBodyHint();
  const { form, change, directory, body, held } = refer;
  if (!directory.enabled) return <p className={css.quiet}>{r('bodyPickFirst')}</p>;
  if (directory.error) return <ErrorNote requestId={directory.error.requestId || undefined} />;
  if (directory.isLoading) return <Skeleton lines={3} />;
  const options = directory.bodies.map((one) => ({ id: one.id, label: one.name[language], hint: hint(one) }));
  const choose = (id: string | null) => change({ bodyId: id as BodyId | null });
  return (
    <>
      {directory.bodies.length === 0 && <p className={css.quiet}>{r('bodyNone')}</p>}
      {form.all ? (
        <ComboBox
          label={r('body')}
          options={options}
          value={body?.id ?? null}
          onChange={choose}
          placeholder={r('servicePick')}
          description={body ? hint(body) : undefined}
        />
      ) : (
        options.length > 0 && <RadioGroup label={r('body')} options={options} value={body?.id ?? null} onChange={choose} />
      )}
      {held.record.perpetratorBodies.length > 0 && <p className={css.quiet}>{r('bodyExcludedNote')}</p>}
      <Checkbox isSelected={form.all} onChange={(all) => change({ all, bodyId: null })}>
        {r('allBodies')}
      </Checkbox>
      {body && !body.responsible && (
        <TextArea
          label={r('outsideWhy')}
          isRequired
          rows={2}
          maxLength={1000}
          value={form.outsideReason}
          onChange={(outsideReason) => change({ outsideReason })}
        />
      )}
    </>
  );
}

/** What is needed, where, and from whom. */
export function ReferWhere({ refer }: { readonly refer: Refer }) {
  const t = useStrings('referrals');
  const r = useStrings('refer');
  const language = useLanguage();
  const areas = useAreas();
  const { form, change, districtId } = refer;
  const needs = useMemo(
    () =>
      services.items.map(({ code, label: words }) => ({
        id: code,
        label: words[language],
        hint: label(sectors, sectorOf(code), language),
      })),
    [language],
  );
  // By its names in both languages and Roman Urdu first, then by its sector.
  const search = (typed: string) => {
    const byName = searchItems(services.items, typed).flatMap(({ code }) => needs.filter(({ id }) => id === code));
    return [...byName, ...needs.filter((option) => !byName.includes(option) && matches(option, typed))];
  };
  const districts = useMemo(() => {
    const names = new Map(areas.map((area) => [area.id as string, area.name[language]]));
    return areas
      .filter(({ kind }) => kind === 'district')
      .map(({ id, name, parent }) => ({ id: id, label: name[language], hint: parent ? names.get(parent) : undefined }));
  }, [areas, language]);
  return (
    <>
      <ComboBox
        label={t('service')}
        options={needs}
        search={search}
        value={form.service}
        onChange={(service) => change({ service, bodyId: null })}
        placeholder={r('servicePick')}
        autoFocus
      />
      <ComboBox
        label={r('district')}
        options={districts}
        value={districtId}
        onChange={(id) => change({ districtId: id, bodyId: null })}
        placeholder={r('servicePick')}
      />
      <Bodies refer={refer} />
    </>
  );
}
