import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import { useStrings } from '../lib/i18n.ts';
import { Icon } from './icon.tsx';
import { cx } from './cx.ts';
import css from './list.module.css';

/** One choice of a Select or ComboBox. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** A second line: the district a place lies in, the path of a reason. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** The choices inside a Select's or ComboBox's popover; the items come from the field around it or from `options`. */
export function OptionList({ options }: { readonly options?: readonly Option[] }) {
  const t = useStrings('ui');
  return (
    <ListBox<Option>
      {...(options ? { items: options } : {})}
      className={cx(css.list)}
      renderEmptyState={() => <div className={cx(css.empty)}>{t('noMatch')}</div>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled === true} className={cx(css.item)}>
          {({ isSelected }) => (
            <>
              <span className={cx(css.words)}>
                <Text slot="label">{option.label}</Text>
                {option.hint !== undefined && (
                  <Text slot="description" className={cx(css.hint)}>
                    {option.hint}
                  </Text>
                )}
              </span>
              {isSelected && <Icon name="check" className={cx(css.mark)} />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
