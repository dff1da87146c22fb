import { useMemo } from 'react';
import type { Area } from '#shared/channels/talk.api.ts';
import { publicPageStrings } from '#shared/i18n/public.ts';
import { areaGroups, chooseArea, useChosenArea } from '../../lib/public/areas.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { PublicSelect } from './select.tsx';

/** Chooses the area whose numbers are shown; nobody has to. */
export function AreaSelect({ areas, label }: { readonly areas: readonly Area[] | null; readonly label?: string }) {
  const t = useWords(publicPageStrings);
  const language = usePublicLanguage();
  const groups = useMemo(() => areaGroups(areas ?? [], language), [areas, language]);
  return (
    <PublicSelect
      label={label ?? t('area')}
      value={useChosenArea() ?? ''}
      onChange={(value) => chooseArea(areas?.find((area) => area.id === value)?.id ?? null)}
      hint={t('areaWhy')}
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
    </PublicSelect>
  );
}
