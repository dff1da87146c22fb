/** A ratio beside what was aimed at; `least` when more is better. */
export type Bar = { what: string; value: number; aim: number; least: boolean };

const [width, left, row, top] = [760, 330, 34, 44];
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Draws ratios as bars, each with a line where its aim is, as an SVG that reads on light and dark pages. */
export function drawChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.flatMap(({ value, aim }) => [value, aim])) * 1.15;
  const x = (value: number): number => left + (value / most) * (width - left - 80);
  const rows = bars.map(({ what, value, aim, least }, i) => {
    const y = top + i * row;
    const met = least ? value >= aim : value <= aim;
    return [
      `<text x="${left - 10}" y="${y + 15}" text-anchor="end">${escape(what)}</text>`,
      `<rect x="${left}" y="${y}" width="${(x(value) - left).toFixed(1)}" height="20" rx="3" fill="${met ? '#2f7d5b' : '#b4552d'}"/>`,
      `<line x1="${x(aim).toFixed(1)}" x2="${x(aim).toFixed(1)}" y1="${y - 4}" y2="${y + 24}" stroke="#808890" stroke-width="2"/>`,
      `<text x="${(Math.max(x(value), x(aim)) + 8).toFixed(1)}" y="${y + 15}">${value.toFixed(2)} × (aim ${least ? '≥' : '≤'} ${aim})</text>`,
    ].join('\n  ');
  });
  const height = top + bars.length * row + 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width + 60} ${height}" font-family="sans-serif" font-size="13" fill="#66707a" role="img">`,
    `  <title>${escape(title)}</title>`,
    `  <text x="${left}" y="22" font-size="15" font-weight="bold">${escape(title)}</text>`,
    ...rows.map((one) => `  ${one}`),
    '</svg>',
    '',
  ].join('\n');
}
