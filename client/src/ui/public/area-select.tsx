import { useId, useMemo } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { areaGroups, chooseArea, useChosenArea } from '../../lib/public/areas.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import css from './field.module.css';

/** Chooses the area whose numbers are shown; nobody has to. */
export function AreaSelect({ areas }: { readonly areas: readonly Area[] | null }) {
  const t = useWords(publicPageStrings);
  const language = usePublicLanguage();
  const chosen = useChosenArea();
  const id = useId();
  const groups = useMemo(() => areaGroups(areas ?? [], language), [areas, language]);
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {t('area')}
      </label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={(event) => chooseArea(areas?.find((area) => area.id === event.target.value)?.id ?? null)}
        aria-describedby={`${id}-why`}
        className={css.control}
      >
        <option value="">{t('areaAny')}</option>
        {groups.map(({ province, districts }) => (
          <optgroup key={province.id} label={province.name[language]}>
            <option value={province.id}>{province.name[language]}</option>
            {districts.map((district) => (
              <option key={district.id} value={district.id}>
                {district.name[language]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p id={`${id}-why`} className={css.hint}>
        {t('areaWhy')}
      </p>
    </div>
  );
}
