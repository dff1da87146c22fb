import type { StaffId } from '#shared/kernel/ids.ts';
import type { RosterPerson } from '#shared/rosters/rosters.api.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { useNameOf } from '../words.ts';
import css from './edit.module.css';

type Props = {
  readonly label: string;
  readonly ids: readonly StaffId[];
  readonly people: readonly RosterPerson[];
  readonly onChange: (ids: StaffId[]) => void;
  readonly description?: string | undefined;
};

/** The list with one member moved by so many places. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

/** People in an order that can be changed, by pointer and by keys. */
export function PeopleOrder({ label, ids, people, onChange, description }: Props) {
  const t = useStrings('roster');
  const language = useLanguage();
  const nameOf = useNameOf(people);
  const able = new Set(people.filter((one) => one.able).map(({ id }) => id));
  const options = people.filter((one) => one.able && !ids.includes(one.id)).map(({ id, name }) => ({ id, label: name[language] }));
  return (
    <fieldset className={css.people}>
      <legend>{label}</legend>
      {description !== undefined && <p className={css.hint}>{description}</p>}
      <ol className={css.order}>
        {ids.map((id, i) => {
          const name = nameOf(id);
          return (
            <li key={id} className={css.person}>
              <span className={css.grow}>
                {i + 1}. {name} {!able.has(id) && <Badge tone="p0">{t('cannotBeCalled')}</Badge>}
              </span>
              <IconButton
                icon="chevronDown"
                className={css.up}
                size="s"
                label={t('personUp', { name })}
                isDisabled={i === 0}
                onPress={() => onChange(moved(ids, i, -1))}
              />
              <IconButton
                icon="chevronDown"
                size="s"
                label={t('personDown', { name })}
                isDisabled={i === ids.length - 1}
                onPress={() => onChange(moved(ids, i, 1))}
              />
              <IconButton
                icon="close"
                size="s"
                label={t('personRemove', { name })}
                onPress={() => onChange(ids.filter((one) => one !== id))}
              />
            </li>
          );
        })}
      </ol>
      {options.length > 0 && (
        // Emptied after each choice, for the next.
        <ComboBox
          key={ids.join()}
          label={t('personAdd')}
          hideLabel
          placeholder={t('personAdd')}
          options={options}
          value={null}
          onChange={(id) => id && onChange([...ids, id])}
        />
      )}
    </fieldset>
  );
}
