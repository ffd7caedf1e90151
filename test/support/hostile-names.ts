// Names of states that mean something to Mermaid, XML, HTML, Markdown or a terminal, in one definition.

export const HOSTILE_NAMES: readonly string[] = [
  'end',
  '"quoted" [brackets] (round) {curly} |pipe|',
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '" onload="alert(1)',
  '&lt;b&gt; &amp; #quot; #35;',
  ']]>',
  '-->',
  '%%{init: {"theme":"dark"}}%%',
  '`code` *star* _under_ ~~gone~~',
  '1. list',
  '- dash',
  '# head',
  '> quote',
  '[link](javascript:alert(1))',
  'see www.example.com now',
  'fa:fa-bomb $$x^2$$ ﬂ°°35¶ß',
  ':::class click A href "x"',
  'a;b--c-->d',
  'line\nbreak\ttab',
  '\u202eevil\u0007\u0000\u001b[31m',
  '\ud83d half of an emoji',
  '\uffff noncharacter',
  '状態の名前がとても長いので折り返される状態の名前',
  'emoji 🚀👩‍👩‍👧‍👧',
  'x'.repeat(80),
  '🚀'.repeat(80),
  '__proto__',
  'constructor',
];

/** Passes from name to name, with a Choice in between that compares with another name. */
export function hostileDefinition(): { StartAt: string; States: Record<string, object> } {
  const states = HOSTILE_NAMES.map((name, index): [string, object] => {
    const next = HOSTILE_NAMES[index + 1];
    const other = HOSTILE_NAMES[(index * 7) % HOSTILE_NAMES.length]!;
    if (next === undefined) return [name, { Type: 'Fail', Error: other, Cause: other }];
    const rule = { Variable: '$.name', StringEquals: other, Next: other };
    return [name, index % 3 === 1 ? { Type: 'Choice', Choices: [rule], Default: next } : { Type: 'Pass', Next: next }];
  });
  return { StartAt: HOSTILE_NAMES[0]!, States: Object.fromEntries(states) as Record<string, object> };
}
