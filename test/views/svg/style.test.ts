import { COLOURS, PICTURE_STYLE } from '../../../src/views/svg/style';

const TEXTS_ON: readonly (readonly [text: string, ground: string])[] = [
  ...['page', 'box', 'card', 'passed-card', 'caught-card', 'failed-card', 'open-card'].flatMap((ground) => [
    ['text', ground] as const,
    ['muted', ground] as const,
  ]),
  // Badges, and the signs of reports.
  ...['passed', 'caught', 'failed', 'open', 'muted'].map((ground) => ['page', ground] as const),
  // Errors and links in reports.
  ['failed', 'page'],
  ['caught', 'page'],
  ['wait', 'page'],
  ['failed', 'box'],
];

const LINES_ON: readonly (readonly [line: string, ground: string])[] = [
  ...['line', 'edge', 'passed', 'caught', 'failed', 'open'].map((line) => [line, 'page'] as const),
  ...['edge', 'line'].map((line) => [line, 'box'] as const),
  ...['task', 'choice', 'wait', 'flow', 'muted'].flatMap((icon) =>
    ['card', 'passed-card', 'caught-card', 'failed-card', 'open-card'].map((ground) => [icon, ground] as const),
  ),
];

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['light', 1],
  ['dark', 2],
] as const)('%s', (_, index) => {
  const colour = (name: string) => COLOURS.find(([one]) => one === name)![index];

  test.each(TEXTS_ON)('the text colour %s can be read on %s (WCAG AA)', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(LINES_ON)('the line colour %s can be seen on %s (WCAG AA)', (line, ground) => {
    expect(contrast(colour(line), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

test('the style asks for nothing from outside, and each rule is only for pictures', () => {
  expect(PICTURE_STYLE).not.toMatch(/url\(|@import|https?:/);
  const selectors = [...PICTURE_STYLE.matchAll(/(?:^|[{}])([^{}@]+)\{/g)].map(([, selector]) => selector!);
  expect(selectors.length).toBeGreaterThan(30);
  expect(selectors.filter((selector) => !selector.startsWith('.clw'))).toEqual([]);
});
