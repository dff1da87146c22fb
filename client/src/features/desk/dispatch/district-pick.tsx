import type { PlaceId } from '#shared/kernel/ids.ts';
import { useMemo } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { useAreas } from '../state/use-areas.ts';

type Props = {
  readonly value: PlaceId | null;
  readonly onChange: (id: PlaceId | null) => void;
  readonly error?: string | undefined;
  readonly autoFocus: boolean;
};

/** The district decides who is called. */
export function DistrictPick({ value, onChange, error, autoFocus }: Props) {
  const t = useStrings('dispatch');
  const language = useLanguage();
  const areas = useAreas();
  const options = useMemo(() => {
    const names = new Map(areas.map((area) => [area.id as string, area.name[language]]));
    return areas
      .filter(({ kind }) => kind === 'district')
      .map(({ id, name, parent }) => ({ id, label: name[language], hint: parent ? names.get(parent) : undefined }));
  }, [areas, language]);
  return (
    <ComboBox
      label={t('district')}
      isRequired
      options={options}
      value={value}
      onChange={onChange}
      placeholder={t('districtPick')}
      error={error}
      autoFocus={autoFocus}
    />
  );
}
