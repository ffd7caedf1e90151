import { coverageMarkdown } from '../../src/coverage-reports/markdown';
import { Coverage } from '../../src/simulator/coverage/coverage';

const definition = {
  StartAt: 'A',
  States: {
    A: { Type: 'Choice', Choices: [{ Variable: '$.go', BooleanEquals: true, Next: 'B|' }], Default: 'C' },
    'B|': { Type: 'Pass', End: true },
    C: { Type: 'Pass', End: true },
  },
};
const partial = new Coverage('Orders', definition, { '/States/A': 2, '/States/A/Default': 2, '/States/C': 2 });

test('a summary has a table, and for each machine what was not run with a picture', () => {
  const whole = new Coverage('Whole', { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, { '/States/A': 1 });
  expect(coverageMarkdown([partial, whole])).toBe(`## State machines

| State machine | States | Transitions | Choice rules | Catchers | Retriers | Not run |
| :-- | --: | --: | --: | --: | --: | --: |
| **All** | 75 % | 50 % | 50 % | – | – | 2 |
| \`Orders\` | 66.66 % | 50 % | 50 % | – | – | 2 |
| \`Whole\` | 100 % | – | – | – | – | 0 |

<details><summary>Orders: 2 not run</summary>

- \`A rule 1 → B\\|\`
- \`B\\|\`

\`\`\`mermaid
flowchart TD
  s0{{"✓ A × 2"}}
  class s0 passed
  s1["– B#124;"]
  class s1 missed
  s2["✓ C × 2"]
  class s2 passed
  start(( ))
  start --> s0
  stop((( )))
  s0 -->|"go"| s1
  s0 ==>|"otherwise × 2"| s2
  s1 --> stop
  s2 ==>|"× 2"| stop
  classDef missed fill:#ffffff,stroke:#6e7781,stroke-width:2px,color:#1f2328,stroke-dasharray:2 4
  classDef passed fill:#dafbe1,stroke:#116329,stroke-width:2px,color:#1f2328
\`\`\`

</details>

`);
});

test('tests that failed are listed with their messages, without the colours of a terminal', () => {
  const failures = Array.from({ length: 22 }, (_, index) => ({
    name: `<test> ${index}`,
    message: '\u001b[31mExpected\u001b[39m',
  }));
  const text = coverageMarkdown([partial], failures);
  expect(text).toContain(
    '### 22 failed tests\n\n<details><summary>✗ &lt;test&gt; 0</summary>\n\n```text\nExpected\n```',
  );
  expect(text).toContain('… and 2 more.');
  expect(coverageMarkdown([partial], [{ name: 'a', message: 'x'.repeat(5000) }])).toContain(`${'x'.repeat(3000)}…\n`);
});
