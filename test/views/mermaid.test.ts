import { markGraph, type Marks } from '../../src/views/graph/mark';
import { fitsMermaid, flowchart } from '../../src/views/mermaid';
import { graphOf } from '../support/graphs';
import { HOSTILE_NAMES, hostileDefinition } from '../support/hostile-names';

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      Next: 'Big?',
    },
    'Big?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Both' }],
      Default: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 5, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
        { StartAt: 'B', States: { B: { Type: 'Succeed' } } },
      ],
      Next: 'Each',
    },
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'C', States: { C: { Type: 'Pass', End: true } } }, End: true },
    Refund: { Type: 'Fail', Error: 'Refunded' },
  },
};
const graph = graphOf(definition, { name: 'Orders' });

test('a flowchart has a shape for each type, a label for each reason, and a box for each machine', () => {
  expect(flowchart(graph)).toBe(`flowchart TD
  s0["Charge<br/>Lambda#58; Charge"]
  s1{{"Big?"}}
  s2("Pause<br/>5 s")
  subgraph s3["Both, 2 branches"]
    subgraph s3b0["Branch 1"]
      s3b0s0["A"]
      s3b0start(( ))
      s3b0start --> s3b0s0
      s3b0stop((( )))
      s3b0s0 --> s3b0stop
    end
    subgraph s3b1["Branch 2"]
      s3b1s0(["B"])
      s3b1start(( ))
      s3b1start --> s3b1s0
    end
  end
  subgraph s4["Each, for each item"]
    s4b0s0["C"]
    s4b0start(( ))
    s4b0start --> s4b0s0
    s4b0stop((( )))
    s4b0s0 --> s4b0stop
  end
  s5(["Refund<br/>Refunded"])
  start(( ))
  start --> s0
  stop((( )))
  s0 --> s1
  s0 -.->|"any error"| s5
  s1 -->|"total #62; 100"| s3
  s1 -->|"otherwise"| s2
  s2 --> s3
  s3 --> s4
  s4 --> stop
`);
});

test('what ran is shown by signs, thick arrows and classes', () => {
  const states: Record<string, object> = {
    '/States/Charge': { visits: 2, retries: 3, caught: 1, failed: 0, aborted: 0, open: 0 },
  };
  const passes: Record<string, number> = { '/States/Charge/Next': 1, '/States/Charge/Catch[0]': 2 };
  const marks: Marks = {
    state: (place) => states[place] as ReturnType<Marks['state']>,
    edge: (place) => passes[place],
    started: () => marks,
  };
  const chart = flowchart(markGraph(graph, marks));
  expect(chart).toContain('\n  s0["! Charge × 2 ↻ 3<br/>Lambda#58; Charge"]\n  class s0 caught\n');
  expect(chart).toContain('\n  s0 ==> s1\n  s0 -.->|"any error × 2"| s5\n');
  expect(chart).toContain('\n  s5(["– Refund<br/>Refunded"])\n  class s5 missed\n');
  expect(chart).toMatch(
    /\n {2}classDef caught fill:#\w{6},stroke:#\w{6},stroke-width:2px,color:#\w{6},stroke-dasharray:9 3\n/,
  );
});

test('hostile names cannot leave their quotes, nor mean anything inside of them', () => {
  const chart = flowchart(graphOf(hostileDefinition()));
  const lines = chart.trimEnd().split('\n').slice(1);
  const quotes = lines.flatMap((line) => [...line.matchAll(/"([^"]*)"/g)].map(([, text]) => text!));
  expect(quotes.length).toBeGreaterThan(HOSTILE_NAMES.length);
  for (const line of lines) {
    expect(line.replace(/"[^"]*"/g, '""')).toMatch(
      /^ {2}(s\d+(\[""\]|\{\{""\}\}|\(\[""\]\))|start\(\( \)\)|(s\d+|start) -->(\|""\|)? s\d+)$/,
    );
  }
  for (const text of quotes) {
    const rest = text.replace(/#(\d+|quot);|<br\/>/g, '·');
    expect(rest).not.toMatch(/[<>"#&;%`*_~[\]{}|$\\@:\u0000-\u001f\u202e]|^[-+]|^\d+[.)]|www\./);
  }
});

test('a chart that Mermaid refuses with its usual settings says so', () => {
  const names = Array.from({ length: 600 }, (_, index) => `S${index}`);
  const states = Object.fromEntries(
    names.map((name, index) => [name, index < 599 ? { Type: 'Pass', Next: names[index + 1] } : { Type: 'Succeed' }]),
  );
  const chart = flowchart(graphOf({ StartAt: 'S0', States: states }));
  expect(fitsMermaid(chart)).toBe(false);
  expect(chart.split('\n')[1]).toBe(
    '  %% Too large for the usual limits of Mermaid (500 arrows, 50,000 characters): raise its maxEdges and maxTextSize.',
  );
  expect(fitsMermaid(flowchart(graph))).toBe(true);
});
