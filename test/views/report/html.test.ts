import { markup } from '../../../src/views/report/html';
import { HOSTILE_NAMES } from '../../support/hostile-names';
import { elementsIn, readMarkup, textIn } from '../../support/markup';

test('values are escaped, what came from a template is not, and nothing is written for undefined', () => {
  const inner = markup`<b>${'<&>'}</b>`;
  expect(markup`<p title="${'"\''}">${[inner, 'x', undefined]}${1}</p>`.text).toBe(
    '<p title="&quot;&#39;"><b>&lt;&amp;&gt;</b>x1</p>',
  );
});

test('hostile values stay the text of their element or attribute', () => {
  for (const name of HOSTILE_NAMES) {
    const page = readMarkup(markup`<p title="${name}">${name}</p>`.text);
    const [paragraph, ...others] = elementsIn(page);
    expect(others).toEqual([]);
    expect(textIn(paragraph!)).toBe(paragraph!.attributes.title);
  }
});

test('a text that looks like HTML does not pass for it', () => {
  const fake = { text: '<script>' } as unknown as string;
  expect(markup`${String(fake)}`.text).toBe('[object Object]');
});
