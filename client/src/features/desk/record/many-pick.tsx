import { Button } from 'react-aria-components/Button';
import { useStrings } from '../../../lib/i18n.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Option } from '../../../ui/option-list.tsx';
import css from './record.module.css';

type Props<K extends string> = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly options: readonly (Option & { readonly id: K })[];
  readonly search?: ((typed: string) => readonly (Option & { readonly id: K })[]) | undefined;
  readonly chosen: readonly K[];
  readonly onChange: (chosen: K[]) => void;
  readonly max: number;
  readonly isDisabled?: boolean;
};

/** Several of a list: those chosen stand as marks that can be taken away, a field below adds more. */
export function ManyPick<K extends string>({ label, description, options, search, chosen, onChange, max, isDisabled = false }: Props<K>) {
  const t = useStrings('deskRecord');
  const free = (list: readonly (Option & { readonly id: K })[]) => list.filter(({ id }) => !chosen.includes(id));
  const nameOf = (id: K) => options.find((option) => option.id === id)?.label ?? id;
  return (
    <div className={css.many}>
      {chosen.length > 0 && (
        <ul className={css.marks} aria-label={label}>
          {chosen.map((id) => (
            <li key={id} className={css.mark}>
              {nameOf(id)}
              {!isDisabled && (
                <Button
                  className={css.unmark ?? ''}
                  aria-label={t('remove', { what: nameOf(id) })}
                  onPress={() => onChange(chosen.filter((other) => other !== id))}
                >
                  <Icon name="close" size={12} />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ComboBox<K>
        label={label}
        description={description}
        options={free(options)}
        search={search ? (typed) => free(search(typed)) : undefined}
        value={null}
        onChange={(id) => id !== null && onChange([...chosen, id])}
        placeholder={t('add')}
        isDisabled={isDisabled || chosen.length >= max}
      />
    </div>
  );
}
