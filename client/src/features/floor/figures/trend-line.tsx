import css from './figures.module.css';

const [width, height] = [64, 18];

/** The last hour of a figure as a small line; nothing until there are three points. */
export function TrendLine({ label, points }: { readonly label: string; readonly points: readonly number[] }) {
  if (points.length < 3) return null;
  const top = Math.max(...points, 1e-9);
  const path = points
    .map(
      (value, index) =>
        `${index === 0 ? 'M' : 'L'}${((index / (points.length - 1)) * width).toFixed(1)} ${(height - 1 - (value / top) * (height - 3)).toFixed(1)}`,
    )
    .join('');
  return (
    <svg className={css.trend} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
