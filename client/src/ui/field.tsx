import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useStrings } from '../lib/i18n.ts';
import { cx } from './cx.ts';
import css from './field.module.css';
import { Icon } from './icon.tsx';

/** What every field shares: its words, its help, its error. */
export interface FieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place on the screen already says it. */
  readonly hideLabel?: boolean | undefined;
  /** Help under the field. */
  readonly description?: ReactNode;
  /** What is wrong and what to do; shows the field as invalid. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
}

/** Label, control, help and error of a field, to be used inside a React Aria field. */
export function FieldFrame({ of, children }: { readonly of: FieldProps; readonly children: ReactNode }) {
  const { label, hideLabel, description, error, isRequired } = of;
  const t = useStrings('ui');
  return (
    <>
      {!hideLabel && (
        <Label className={cx(css.label)}>
          {label}
          {isRequired && <span className={cx(css.mark)}> {t('required')}</span>}
        </Label>
      )}
      {children}
      {description !== undefined && (
        <Text slot="description" className={cx(css.description)}>
          {description}
        </Text>
      )}
      <FieldError className={cx(css.error)}>
        {({ validationErrors }) => (
          <>
            <Icon name="alert" size={14} />
            <span>{error ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  );
}

/** The properties a React Aria field takes for the shared ones. */
export function fieldAria({ label, hideLabel, error, isRequired }: FieldProps) {
  return {
    ...(hideLabel ? { 'aria-label': label } : {}),
    ...(isRequired ? { isRequired } : {}),
    isInvalid: error !== undefined,
    validationBehavior: 'aria' as const,
  };
}
