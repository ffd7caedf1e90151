// Time and chance are the execution's own: two processes, in any time zone, print the same bytes.
import { evaluateJsonata } from '../../support/expressions';
import { answersInProcess } from '../../support/jsonata-process';

/** Every function that has to do with time or chance, and the expressions whose errors print a time. */
const EXPRESSIONS = [
  '$now()',
  '$now("[Y0001]-[M01]-[D01] [H01]:[m01]:[s01].[f001] [z]", "+0200")',
  '$millis()',
  '$now() = $fromMillis($millis())',
  '$fromMillis($toMillis("13:45", "[H01]:[m01]"))',
  '$fromMillis($toMillis("03-04", "[M01]-[D01]"))',
  '$toMillis("2026-02-03T04:05:06")',
  '$toMillis("2026-02-03")',
  '$shuffle([1..20])',
  '$random()',
  '[$random(), $random(), $uuid()]',
  '$random(42)',
  '$base64decode("!!!")',
  '{(function($x){$x}): 1}',
  '-$now',
  '$sum(function($x){$x})',
  '$error($now())',
];

test('two processes in two time zones give the same', () => {
  const answersIn = (TZ: string) => answersInProcess(EXPRESSIONS, { TZ });
  const answers = answersIn('Asia/Kolkata');
  expect(answersIn('America/New_York')).toEqual(answers);
  expect(answers).toHaveLength(EXPRESSIONS.length);
}, 60_000);

test.each([
  ['$now()', '2026-01-01T00:00:00.000Z'],
  ['$millis()', Date.UTC(2026, 0, 1)],
  ['$fromMillis($toMillis("13:45", "[H01]:[m01]"))', '2026-01-01T13:45:00.000Z'],
  ['$now() = $fromMillis($millis())', true],
])('%s is virtual', async (text, value) => {
  expect(await evaluateJsonata(text)).toBe(value);
});

test('$shuffle, $random and $uuid repeat themselves with the seed of the execution, and only with it', async () => {
  const text = '{"list": $shuffle([1..20]), "one": $random(), "other": $random(), "id": $uuid()}';
  const draw = async (seed: number) => evaluateJsonata(text, {}, { seed }) as Promise<Record<string, unknown>>;
  const drawn = await draw(5);
  expect(await draw(5)).toEqual(drawn);
  const others = await draw(6);
  for (const name of ['list', 'one', 'other', 'id']) expect(others[name]).not.toEqual(drawn[name]);
  expect(drawn.one).not.toBe(drawn.other);
  expect(drawn.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
